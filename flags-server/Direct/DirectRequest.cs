using System.Buffers;
using System.Text;

namespace FlagsServer.Direct;

/// <summary>Recognizes the requests that most clients send: a GET below <c>/flags/</c> with header fields that change nothing here.</summary>
/// <remarks>What is incomplete, wrong or unusual in any way is not recognized. Kestrel gets it, which knows all of HTTP.</remarks>
internal static class DirectRequest
{
    /// <summary>The largest size of a target in bytes.</summary>
    public const int MaxTarget = 256;

    private static readonly SearchValues<byte> Path = SearchValues.Create("/-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> Query = SearchValues.Create("/-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz?=&%+,:;~!*()@$"u8);
    private static readonly SearchValues<byte> HostName = SearchValues.Create("-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    // They change neither the answer nor the connection.
    private static readonly byte[][] Ignored =
    [
        "Accept"u8.ToArray(), "Accept-Charset"u8.ToArray(), "Accept-Encoding"u8.ToArray(), "Accept-Language"u8.ToArray(), "Authorization"u8.ToArray(),
        "Cache-Control"u8.ToArray(), "Cookie"u8.ToArray(), "Pragma"u8.ToArray(), "Referer"u8.ToArray(), "User-Agent"u8.ToArray(), "Want-Digest"u8.ToArray(),
    ];

    /// <summary>Reads the first request of what was received.</summary>
    /// <param name="received">The bytes, which may have more requests after it.</param>
    /// <param name="target">Path and query as sent, at most <see cref="MaxTarget"/> bytes of ASCII.</param>
    /// <param name="length">The size of the request in bytes.</param>
    /// <returns>False if it is left to Kestrel.</returns>
    public static bool TryRead(ReadOnlySpan<byte> received, out ReadOnlySpan<byte> target, out int length)
    {
        target = default;
        length = received.IndexOf("\r\n\r\n"u8) + 4;
        if (length < 4 || !received.StartsWith("GET /flags/"u8))
        {
            return false;
        }

        // Each line with its end.
        var header = received[..(length - 2)];
        var line = header[..header.IndexOf("\r\n"u8)];
        if (!line.EndsWith(" HTTP/1.1"u8))
        {
            return false;
        }

        target = line["GET ".Length..^" HTTP/1.1".Length];
        return IsUsual(target) && AreUsual(header[(line.Length + 2)..]);
    }

    private static bool IsUsual(ReadOnlySpan<byte> target)
    {
        var query = target.IndexOf((byte)'?');
        var path = query < 0 ? target : target[..query];
        // Dots at the beginning of a segment could be for another folder.
        return target.Length <= MaxTarget
            && !path.ContainsAnyExcept(Path) && !path.ContainsSequence("//"u8) && !path.ContainsSequence("/."u8)
            && (query < 0 || !target[query..].ContainsAnyExcept(Query));
    }

    private static bool AreUsual(ReadOnlySpan<byte> fields)
    {
        var hosts = 0;
        while (!fields.IsEmpty)
        {
            var end = fields.IndexOf("\r\n"u8);
            var colon = fields.IndexOf((byte)':');
            if (colon < 0 || colon > end)
            {
                return false;
            }

            var name = fields[..colon];
            var value = fields[(colon + 1)..end].Trim((byte)' ');
            fields = fields[(end + 2)..];
            if (value.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(name, "Host"u8))
            {
                if (++hosts > 1 || !IsUsualHost(value))
                {
                    return false;
                }
            }
            else if (Ascii.EqualsIgnoreCase(name, "Connection"u8))
            {
                if (!Ascii.EqualsIgnoreCase(value, "keep-alive"u8))
                {
                    return false;
                }
            }
            else if (!IsIgnored(name))
            {
                return false;
            }
        }

        return hosts == 1;
    }

    private static bool IsUsualHost(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        var name = colon < 0 ? value : value[..colon];
        var port = colon < 0 ? "80"u8 : value[(colon + 1)..];
        return !name.IsEmpty && !name.ContainsAnyExcept(HostName)
            && port.Length is > 0 and <= 5 && !port.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static bool IsIgnored(ReadOnlySpan<byte> name)
    {
        foreach (var ignored in Ignored)
        {
            if (Ascii.EqualsIgnoreCase(name, ignored))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsSequence(this ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sequence) => bytes.IndexOf(sequence) >= 0;
}
