using System.Text;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Creates a response with a body: usually with one fault, sometimes with several or none.</summary>
internal sealed partial class ResponseMaker(Dice dice)
{
    // Twenty million zeros, a thousand for each sent byte.
    private static readonly byte[] Bomb = Compression.Gzip(new byte[20_000_000]);

    /// <summary>A correct response.</summary>
    public static HostileResponse Plain(byte[] body) => new(
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: {body.Length}\r\n\r\n"), .. body], Ending.Stay);

    public HostileResponse Make(byte[] body)
    {
        var response = dice.Below(20) switch
        {
            0 or 1 => Plain(body),
            2 or 3 or 4 => WithStatusLine(body),
            5 or 6 or 7 => WithHeaders(body),
            8 or 9 or 10 => WithLength(body),
            11 or 12 or 13 => WithChunks(body),
            14 or 15 => WithRedirect(),
            16 => WithPreamble(body),
            17 => WithEncoding(body),
            18 => WithoutEnd(body),
            _ => new(dice.Bytes(dice.Below(2_000)), AnyEnding()),
        };

        if (dice.Chance(20))
        {
            response = response with { Bytes = Mutation.Of(response.Bytes, dice, dice.Between(1, 4)) };
        }

        if (dice.Chance(5))
        {
            response = response with { Bytes = response.Bytes[..dice.Below(response.Bytes.Length + 1)], Ending = AnyEnding() };
        }

        if (dice.Chance(10))
        {
            response = response with { PieceLength = dice.Between(1, 64) };
        }

        return response;
    }

    private Ending AnyEnding() => dice.Pick(Ending.Stay, Ending.Close, Ending.Close, Ending.Reset);

    private HostileResponse Answer(string statusLine, IEnumerable<string> headers, ReadOnlySpan<byte> body, Ending ending)
    {
        var lineEnd = dice.Chance(90) ? "\r\n" : dice.Pick("\n", "\r", "\r\r\n", "\n\r");
        var head = string.Concat(headers.Prepend(statusLine).Append("").Select(line => line + lineEnd));
        return new HostileResponse([.. Encoding.Latin1.GetBytes(head), .. body], ending);
    }

    private HostileResponse WithStatusLine(byte[] body) => Answer(dice.Pick(StatusLines), [Length(body), .. Some(Headers)], body, AnyEnding());

    private HostileResponse WithHeaders(byte[] body)
    {
        var headers = Enumerable.Range(0, dice.Pick(1, 1, 2, 5)).Select(_ => dice.Pick(Headers)).ToList();
        headers.Insert(dice.Below(headers.Count + 1), Length(body));
        return Answer("HTTP/1.1 200 OK", headers, body, dice.Pick(Ending.Stay, AnyEnding()));
    }

    private HostileResponse WithLength(byte[] body)
    {
        string[] lengths =
        [
            $"{body.Length}", $"0{body.Length}", $"+{body.Length}", $"-{body.Length}", $"{body.Length}.0", $"0x{body.Length:x}", $" {body.Length} ", $"\t{body.Length}",
            $"{body.Length}, {body.Length}", $"{body.Length},{body.Length + 1}", $"{body.Length};", $"{body.Length} {body.Length}", $"\"{body.Length}\"", "", "-1", "NaN",
            $"{body.Length + 1}", $"{Math.Max(0, body.Length - 1)}", $"{dice.Below(body.Length + 1)}", $"{body.Length + dice.Between(1, 5_000)}", "0", "1",
            "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1e9", $"\r\n {body.Length}", $"{body.Length}\0",
        ];
        List<string> headers = [$"Content-Length: {dice.Pick(lengths)}"];
        if (dice.Chance(25))
        {
            headers.Add($"{dice.Pick("Content-Length", "content-length", "Content-Length ", "Content_Length")}: {dice.Pick(lengths)}");
        }

        if (dice.Chance(10))
        {
            headers.Add("Transfer-Encoding: chunked");
        }

        if (dice.Chance(10))
        {
            headers.Clear();
        }

        return Answer("HTTP/1.1 200 OK", [.. headers, .. Some(Headers)], body, AnyEnding());
    }

    private HostileResponse WithRedirect()
    {
        var statusLine = dice.Pick(
            "HTTP/1.1 302 Found", "HTTP/1.1 301 Moved Permanently", "HTTP/1.1 303 See Other", "HTTP/1.1 307 Temporary Redirect",
            "HTTP/1.1 308 Permanent Redirect", "HTTP/1.1 300 Choices", "HTTP/1.1 304 Not Modified");
        List<string> headers = [$"Location: {dice.Pick(Targets)}"];
        if (dice.Chance(15))
        {
            headers.Add($"Location: {dice.Pick(Targets)}");
        }

        headers.Add(dice.Pick("Content-Length: 0", "Content-Length: 4"));
        return Answer(statusLine, [.. headers, .. Some(Headers)], dice.Pick<byte[]>([], "gone"u8.ToArray()), AnyEnding());
    }

    private HostileResponse WithPreamble(byte[] body)
    {
        var interim = dice.Pick(
            "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n", "HTTP/1.1 199 \r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n", "\r\n", "HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nhello");
        var preamble = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(interim, dice.Pick(1, 2, 10, 1_000, 10_000))));
        return new HostileResponse([.. preamble, .. Plain(body).Bytes], AnyEnding());
    }

    private HostileResponse WithEncoding(byte[] body)
    {
        var (name, content) = dice.Pick(
            ("gzip", Compression.Gzip(body)), ("deflate", Compression.Deflate(body)), ("br", Compression.Brotli(body)),
            ("gzip", body), ("identity", body), ("gzip, gzip", Compression.Gzip(Compression.Gzip(body))),
            ("gzip", Bomb));
        return Answer("HTTP/1.1 200 OK", [$"Content-Encoding: {name}", Length(content)], content, AnyEnding());
    }

    private HostileResponse WithoutEnd(byte[] body) => dice.Below(7) switch
    {
        0 => Answer("HTTP/1.1 200 OK", [], body, Ending.Close) with { Endless = body.Length > 0 ? body : [0] },
        1 => Answer("HTTP/1.1 200 OK", [], body.AsSpan(..Math.Max(0, body.Length - 1)), Ending.Close) with { Endless = [0x21, 0xFE, 1, 7, 0] },
        2 => Answer("HTTP/1.1 200 OK", ["Transfer-Encoding: chunked"], [], Ending.Close) with { Endless = "5\r\nGIF89\r\n"u8.ToArray() },
        3 => Answer("HTTP/1.1 200 OK", ["Transfer-Encoding: chunked"], "1;"u8, Ending.Close) with { Endless = "ext=1;"u8.ToArray() },
        4 => new("HTTP/1.1 200 OK\r\n"u8.ToArray(), Ending.Close) { Endless = "X-Header: and so on\r\n"u8.ToArray() },
        5 => new("HTTP/1.1 200 OK"u8.ToArray(), Ending.Close) { Endless = "OK"u8.ToArray() },
        _ => new([], Ending.Close) { Endless = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray() },
    };

    private static string Length(byte[] body) => $"Content-Length: {body.Length}";

    private IEnumerable<string> Some(IReadOnlyList<string> headers) => dice.Chance(70) ? [] : [dice.Pick(headers)];
}
