using System.CommandLine;
using System.Net;
using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The option <c>--http</c>.</summary>
/// <param name="takesSeveral">Whether several versions can be given, with commas between. Default: false.</param>
/// <param name="meaning">What the versions are, for the help. Default: those of a command with one strategy.</param>
internal sealed class HttpVersionOption(
    bool takesSeveral = false, string meaning = "1.1, or 2 with a strategy that awaits, for one connection to each host")
{
    private const string Version11 = "1.1";
    private const string Version2 = "2";

    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = OptionValues.Text(
        "--http",
        null,
        takesSeveral ? "V[,V]" : "VERSION",
        takesSeveral
            ? "HTTP 1.1, 2 or both (strategies that block: 1.1). Default: 1.1."
            : $"The version of HTTP: {meaning}. Default: 1.1.")
        .Offer(() =>
        [
            KnownWords.Word(Version11, "a connection for each request at a time"),
            KnownWords.Word(Version2, "one connection to each host"),
        ]);

    /// <exception cref="UserErrorException">There is no such version, or the strategy cannot use it.</exception>
    public Version Read(ParseResult parsed, DownloaderEntry strategy) => parsed.GetValue(Option) switch
    {
        null or Version11 => HttpVersion.Version11,
        Version2 when strategy.Awaits => HttpVersion.Version20,
        Version2 => throw new UserErrorException(
            $"'{strategy.Name}' blocks, and .NET has no blocking calls over HTTP/2: leave --http out, or write a --strategy that awaits: {Awaiting}"),
        var text => throw Unknown(text),
    };

    /// <summary>The versions, ascending; empty if the option is not given.</summary>
    /// <exception cref="UserErrorException">One of them is not a version.</exception>
    public IReadOnlyList<string> ReadSeveral(ParseResult parsed)
    {
        string[] versions = parsed.GetValue(Option)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return versions.FirstOrDefault(version => version is not (Version11 or Version2)) is { } unknown
            ? throw Unknown(unknown)
            : [.. versions.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Checks strategies that the user named.</summary>
    /// <param name="versions">The versions.</param>
    /// <param name="strategies">The strategies.</param>
    /// <exception cref="UserErrorException">One of them blocks, and a version has no blocking calls.</exception>
    public static void Check(IReadOnlyList<string> versions, IEnumerable<DownloaderEntry> strategies)
    {
        if (versions.Contains(Version2) && strategies.FirstOrDefault(entry => !entry.Awaits) is { } blocking)
        {
            throw new UserErrorException(
                $"'{blocking.Name}' blocks, and .NET has no blocking calls over HTTP/2: leave it out of --strategies, which can be {Awaiting}; "
                + "or write --strategies all, where those that block use HTTP/1.1");
        }
    }

    private static UserErrorException Unknown(string text) => new(text == "3"
        ? $"HTTP/3 is not supported: write --http {Version11} or {Version2}"
        : $"'{text}' is not a version of HTTP: write {Version11} or {Version2}");

    private static string Awaiting => string.Join(", ", DownloaderCatalog.All.Where(entry => entry.Awaits).Select(entry => entry.Name));
}
