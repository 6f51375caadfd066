using System.Globalization;
using System.Net;
using System.Security.Authentication;

namespace FlagsServer.Settings;

/// <summary>
/// The syntax of values on the command line, in configuration files and in the environment. An error says what to type; the
/// caller adds where.
/// </summary>
internal static class ValueSyntax
{
    /// <summary>194 flags of this size are 3 GB, which is enough for every lesson.</summary>
    public const int MaxPadding = 16 << 20;

    /// <summary>A share from 0 to 1.</summary>
    public static Parsed<double> ErrorRate(string text) =>
        Number(text) is { } rate and >= 0 and <= 1
            ? rate
            : Parsed<double>.Failed("give a share from 0 to 1, such as 0.25");

    /// <summary>A port from 0 to 65535; 0 asks for a free one.</summary>
    public static Parsed<int> Port(string text) =>
        int.TryParse(text, NumberStyles.None, null, out var port) && port <= IPEndPoint.MaxPort
            ? port
            : Parsed<int>.Failed("give a port from 1 to 65535, or 0 for a free one");

    /// <summary>A whole number of 64 bits without sign.</summary>
    public static Parsed<ulong> Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, null, out var seed)
            ? seed
            : Parsed<ulong>.Failed($"give a whole number from 0 to {ulong.MaxValue}");

    /// <summary>Bytes, <c>5000</c>, or with a suffix, <c>130k</c> (× 1024) or <c>2M</c> (× 1024²).</summary>
    public static Parsed<int> Size(string text)
    {
        var unit = text is [.., 'k' or 'K'] ? 1 << 10 : text is [.., 'm' or 'M'] ? 1 << 20 : 1;
        var digits = unit == 1 ? text : text.AsSpan(0, text.Length - 1);
        if (!long.TryParse(digits, NumberStyles.None, null, out var count))
        {
            return Parsed<int>.Failed("give bytes, such as 5000, 130k or 2M");
        }

        return count <= MaxPadding / unit
            ? (int)(count * unit)
            : Parsed<int>.Failed($"give at most {MaxPadding >> 20}M");
    }

    /// <summary>An address of this machine; <c>localhost</c>, or <c>*</c> for all.</summary>
    public static Parsed<IPAddress> Bind(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        // TryParse takes `8000` for 0.0.31.64: ask for what looks like an address.
        _ when text.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(text, out var address) => address,
        _ => Parsed<IPAddress>.Failed("give an address of this machine, such as 127.0.0.1, ::1, or * for all"),
    };

    /// <summary>A setting that is on or off.</summary>
    public static Parsed<bool> Switch(string text) => bool.TryParse(text, out var on) ? on : Parsed<bool>.Failed("give true or false");

    /// <summary>The name of a file. Whether it can be used is found out when it is opened.</summary>
    public static Parsed<string> File(string text) =>
        text.AsSpan().ContainsAnyExcept(' ') && !text.Contains('\0', StringComparison.Ordinal) ? text : Parsed<string>.Failed("give the name of a file");

    /// <summary>The only version of TLS that a client may use.</summary>
    public static Parsed<SslProtocols> TlsVersion(string text) => text switch
    {
        "1.2" => SslProtocols.Tls12,
        "1.3" => SslProtocols.Tls13,
        _ => Parsed<SslProtocols>.Failed("give 1.2 or 1.3, or leave it out for both"),
    };

    /// <summary>Seconds, zero or more; null for anything else.</summary>
    public static TimeSpan? Seconds(ReadOnlySpan<char> text) =>
        Number(text) switch
        {
            null or < 0 => null,
            // Far more than the longest delay. It is still a number, and must not overflow.
            > 1e9 => TimeSpan.MaxValue,
            { } seconds => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)),
        };

    /// <summary>A decimal number without sign or exponent; null for anything else.</summary>
    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        // It also reads NaN and Infinity, which the styles do not exclude.
        && double.IsFinite(number)
            ? number
            : null;
}
