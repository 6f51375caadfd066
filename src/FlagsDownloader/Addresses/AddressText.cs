using System.Buffers;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Addresses;

/// <summary>Reads an address. Its errors say what to write instead, and show no password.</summary>
internal static class AddressText
{
    public const string InvalidSize =
        "the size is not a whole number of bytes, 0 or more: write it without a sign and a point, or leave it out.";

    public static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private const int MaxQuoted = 100;
    private const string Example = "such as https://example.com/a.gif";
    private const string Credentials =
        "an address with a user name or a password is refused, since addresses are shown: leave them out, and write a header in a file, "
        + "which --header @FILE reads.";

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Select(character => (char)character).Where(character => character != '\\')]);

    /// <summary>Reads an absolute http or https address. A fragment is dropped.</summary>
    /// <exception cref="FormatException">The text is not one, or has a user name or a password.</exception>
    public static Uri Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new FormatException($"an address is empty: write one, {Example}.");
        }

        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            CheckCharacters(text);
        }

        var hostAt = HostOf(text);
        if (hostAt < 0)
        {
            throw new FormatException(DescribeScheme(text));
        }

        var end = text.AsSpan(hostAt).IndexOfAny('/', '?', '#');
        var authority = end < 0 ? text.AsSpan(hostAt) : text.AsSpan(hostAt, end);
        if (authority.Contains('@'))
        {
            throw new FormatException(Credentials);
        }

        if (authority is "" or [':', ..])
        {
            throw new FormatException($"{QuoteAddress(text)} has no host: write one after the slashes, {Example}.");
        }

        var fragment = text.IndexOf('#', hostAt);
        return Create(fragment < 0 ? text : text[..fragment])
            ?? throw new FormatException($"{QuoteAddress(text)} is not an address: its host or its port is not valid. Write one {Example}.");
    }

    /// <summary>The address without a fragment.</summary>
    /// <exception cref="FormatException">The address is not an absolute http or https one, or has a user name or a password.</exception>
    public static Uri Check(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            ? throw new FormatException(DescribeScheme(address.OriginalString))
            : address.UserInfo.Length > 0 ? throw new FormatException(Credentials)
            : address.Fragment.Length > 0 ? new Uri(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))
            : address;
    }

    /// <summary>A text in quotation marks: on one line, and cut where it is long.</summary>
    public static string Quote(string text) =>
        $"'{PrintableText.Line(text.Length > MaxQuoted ? $"{text.AsSpan(0, MaxQuoted)}..." : text)}'";

    // In an address that cannot be read, a password may be anywhere before the sign.
    private static string QuoteAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return Quote(at < 0 ? text : $"...{text.AsSpan(at)}");
    }

    private static void CheckCharacters(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal))
        {
            throw new FormatException($"{QuoteAddress(text)} has a backslash: write / or %5C for it.");
        }

        if (text.Any(char.IsWhiteSpace) || !PrintableText.IsPrintable(text))
        {
            throw new FormatException(
                $"{QuoteAddress(text)} has a space or a control character: write %20 for a space, or a tab before a file name.");
        }
    }

    // Where the host begins; negative where the scheme is not http or https.
    private static int HostOf(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length
        : -1;

    private static string DescribeScheme(string text)
    {
        var shown = QuoteAddress(text);
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            return $"{shown} has no scheme: write https: before it.";
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : text[..colon];
        // A host and its port look like a scheme.
        var isHost = scheme.Contains('.', StringComparison.Ordinal) || text.AsSpan(colon + 1) is [>= '0' and <= '9', ..];
        return !Uri.CheckSchemeName(scheme) || isHost ? $"{shown} has no scheme: write https:// before it."
            : scheme.ToLowerInvariant() is "http" or "https" ? $"{shown} is not an address: write two slashes after the colon, {Example}."
            : $"{shown} is not an http or https address, and no others can be downloaded: write one {Example}.";
    }

    private static Uri? Create(string text)
    {
        try
        {
            // The name of a host outside of ASCII is encoded only when it is asked for.
            return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0 && address.IdnHost.Length > 0
                ? address
                : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
