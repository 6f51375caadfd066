using System.CommandLine;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options for headers of the user's own.</summary>
internal sealed class HeaderOptions
{
    private readonly Option<string[]> _headers = OptionValues.Texts("--header", "HEADER", "Send NAME:VALUE, never to another origin; @FILE has one on each line.", shortName: "-H");
    private readonly Option<string?> _userAgent = OptionValues.Text("--user-agent", "-A", "NAME", "The program's name for servers. Default: flags and its version.");

    /// <summary>The headers alone.</summary>
    public Option Headers => _headers;

    public IReadOnlyList<Option> All => [_headers, _userAgent];

    /// <summary>Null if it is not given.</summary>
    public string? ReadUserAgent(ParseResult parsed) =>
        parsed.GetValue(_userAgent) is { } text ? UserErrorException.Parse(() => new RequestHeader("User-Agent", text).Value) : null;

    public IReadOnlyList<RequestHeader> ReadHeaders(ParseResult parsed) =>
        [.. (parsed.GetValue(_headers) ?? []).SelectMany(text => text.StartsWith('@') ? ReadFile(text[1..]) : [Parse(text)])];

    private static RequestHeader Parse(string text) => UserErrorException.Parse(() => RequestHeader.Parse(text));

    private static List<RequestHeader> ReadFile(string path) =>
        InputFile.Read(path, "a file with NAME:VALUE on each line", (stream, source) => RequestHeader.ReadFile(stream, source).ToList());
}
