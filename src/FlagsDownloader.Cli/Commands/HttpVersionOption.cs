using System.CommandLine;
using System.Net;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The option <c>--http</c>.</summary>
internal sealed class HttpVersionOption
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = OptionValues.Text("--http", null, "VERSION", "The version of HTTP: 1.1, or 2 with a strategy that awaits, for one connection to each host. Default: 1.1.")
        .Offer(() => [KnownWords.Word("1.1", "a connection for each request at a time"), KnownWords.Word("2", "one connection to each host")]);

    /// <exception cref="UserErrorException">There is no such version, or the strategy cannot use it.</exception>
    public Version Read(ParseResult parsed, DownloaderEntry strategy) => parsed.GetValue(Option) switch
    {
        null or "1.1" => HttpVersion.Version11,
        "2" when strategy.Awaits => HttpVersion.Version20,
        "2" => throw new UserErrorException(
            $"'{strategy.Name}' blocks, and .NET has no blocking calls over HTTP/2: leave --http out, or write a --strategy that awaits: {Awaiting}"),
        "3" => throw new UserErrorException("HTTP/3 is not supported: write --http 1.1 or 2"),
        var text => throw new UserErrorException($"'{text}' is not a version of HTTP: write 1.1 or 2"),
    };

    private static string Awaiting => string.Join(", ", DownloaderCatalog.All.Where(entry => entry.Awaits).Select(entry => entry.Name));
}
