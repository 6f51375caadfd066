using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>
/// The bodies that a client may accept as complete, found by an independent parser of the same bytes. If invalid framing can be read in two
/// ways, both count; a body that is incomplete in every reading never does.
/// </summary>
internal static class WholeBodies
{
    public static IReadOnlyList<byte[]> Of(HostileResponse response)
    {
        var rest = response.Bytes.AsSpan();
        while (true)
        {
            var lines = TakeHead(ref rest);
            if (lines is null)
            {
                return [];
            }
            // An empty line before a status line is ignored.
            if (lines.Count == 0)
            {
                continue;
            }

            var status = StatusOf(lines[0]);
            if (status is >= 100 and < 200)
            {
                continue;
            }

            return status switch
            {
                200 => Bodies(lines, rest, endedInOrder: response.Ending == Ending.Close && response.Endless.Length == 0),
                // The target of a redirect is the correct file, or nothing.
                >= 300 and < 400 => [HostileServer.GoodPicture],
                _ => [],
            };
        }
    }

    private static List<byte[]> Bodies(List<string> lines, ReadOnlySpan<byte> rest, bool endedInOrder)
    {
        var bodies = new List<byte[]>();
        var (framed, unreadable) = (false, false);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':');
            var (name, value) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) && value.Contains("chunked", StringComparison.OrdinalIgnoreCase))
            {
                framed |= value.Equals("chunked", StringComparison.OrdinalIgnoreCase);
                if (Unchunked(rest) is { } body)
                {
                    bodies.Add(body);
                }
            }
            else if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                var clean = value.Length > 0 && value.All(char.IsAsciiDigit) && long.TryParse(value, out _) && line[colon - 1] != ' ';
                (framed, unreadable) = (framed || clean, unreadable || !clean);
                foreach (var number in value.Split([',', ' ', ';', '\0', '"', '+', '-', '.'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= rest.Length)
                    {
                        bodies.Add(rest[..length].ToArray());
                    }
                }
            }
        }

        // Without a valid length, the end of the connection is the end of the body.
        if ((!framed || unreadable) && endedInOrder)
        {
            bodies.Add(rest.ToArray());
        }

        return bodies;
    }

    /// <summary>The lines before the empty one, with folded lines joined; null if there is no empty line.</summary>
    private static List<string>? TakeHead(ref Span<byte> rest)
    {
        var lines = new List<string>();
        while (true)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }

            var line = Encoding.Latin1.GetString(rest[..end]).TrimEnd('\r');
            rest = rest[(end + 1)..];
            if (line.Length == 0)
            {
                return lines;
            }

            if (line[0] is ' ' or '\t' && lines.Count > 0)
            {
                lines[^1] += line;
            }
            else
            {
                lines.Add(line);
            }
        }
    }

    private static int StatusOf(string line) =>
        line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Length >= 12
        && int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : 0;

    private static byte[]? Unchunked(ReadOnlySpan<byte> rest)
    {
        var body = new List<byte>();
        while (true)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 || !TrySize(rest[..end], out var size))
            {
                return null;
            }

            rest = rest[(end + 1)..];
            if (size == 0)
            {
                return [.. body];
            }

            if (size > (ulong)rest.Length)
            {
                return null;
            }

            body.AddRange(rest[..(int)size]);
            rest = rest[(int)size..];
            rest = rest.StartsWith("\r\n"u8) ? rest[2..] : rest.StartsWith("\n"u8) ? rest[1..] : rest;
        }
    }

    private static bool TrySize(ReadOnlySpan<byte> line, out ulong size)
    {
        var digits = line.TrimStart((byte)'0');
        if (Utf8Parser.TryParse(digits, out size, out var used, 'x') && used > 0)
        {
            return true;
        }

        size = 0;
        return digits.Length < line.Length;
    }
}
