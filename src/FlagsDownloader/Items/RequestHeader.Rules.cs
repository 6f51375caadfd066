using System.Buffers;
using System.Collections.Frozen;

namespace FlagsDownloader.Items;

// Which names and values are refused, and why.
public sealed partial record RequestHeader
{
    private const string Framing = "it says where the message ends, which the client does itself";
    private const string OfConnection = "it is for the connection, not for the content, and the client sets it itself";
    private const string OfContent = "it describes content, and a download sends none";
    private const string OfPart = "the client decides itself which part of the content it asks for";
    private const string OfCondition = "the client asks itself whether content has changed, with --update";

    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["Host"] = "the client takes it from the address",
        ["Content-Length"] = Framing,
        ["Transfer-Encoding"] = Framing,
        ["Trailer"] = Framing,
        ["Connection"] = OfConnection,
        ["Keep-Alive"] = OfConnection,
        ["Upgrade"] = OfConnection,
        ["TE"] = OfConnection,
        ["HTTP2-Settings"] = OfConnection,
        ["Expect"] = "it announces content, and a download sends none",
        ["Range"] = OfPart,
        ["Accept-Encoding"] = "the client names the encodings that it can decode",
        ["Allow"] = OfContent,
        ["Expires"] = OfContent,
        ["Last-Modified"] = OfContent,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Prefix, string Reason)[] RefusedPrefixes =
    [
        ("Proxy-", "it is for a proxy, not for the server"),
        ("If-", OfCondition),
        ("Content-", OfContent),
    ];

    // A name that is no token is not shown: it may be a part of a secret, where NAME: was forgotten.
    private static string CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token))
        {
            throw new FormatException(
                "the name of a header is not one: write letters, digits and dashes before the colon, such as Accept:image/gif.");
        }

        var reason = Refused.GetValueOrDefault(name)
            ?? RefusedPrefixes.FirstOrDefault(entry => name.StartsWith(entry.Prefix, StringComparison.OrdinalIgnoreCase)).Reason;
        return reason is null ? name : throw new FormatException($"the header {name} cannot be set: {reason}. Leave it out.");
    }

    private static string CheckValue(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var trimmed = value.Trim(' ', '\t');
        return trimmed.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? throw new FormatException(
                $"the value of the header {name} has a line break, a control character or one outside of ASCII: write it without.")
            : trimmed;
    }
}
