using System.Text;

namespace FlagsDownloader.Fuzzing.Responses;

// Chunked bodies (RFC 9112, section 7.1), right and wrong.
internal sealed partial class ResponseMaker
{
    private HostileResponse WithChunks(byte[] body)
    {
        var encoding = dice.Chance(80)
            ? "Transfer-Encoding: chunked"
            : dice.Pick(
                "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: CHUNKED", "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding:\r\n chunked", "Transfer-Encoding : chunked", "Transfer-Encoding: identity");
        List<string> headers = [encoding];
        if (dice.Chance(15))
        {
            headers.Insert(dice.Below(2), $"Content-Length: {dice.Pick(body.Length, 0, 5)}");
        }

        return Answer("HTTP/1.1 200 OK", headers, Chunked(body), AnyEnding());
    }

    private byte[] Chunked(byte[] body)
    {
        var sound = dice.Chance(30);
        var bytes = new List<byte>();
        foreach (var chunk in body.Chunk(dice.Pick(1 + body.Length, 1 + (body.Length / 2), 1 + (body.Length / 30))))
        {
            var wrong = !sound && dice.Chance(20);
            bytes.AddRange(Encoding.Latin1.GetBytes(wrong ? dice.Pick(SizeLines(chunk.Length)) : $"{chunk.Length:x}\r\n"));
            bytes.AddRange(chunk);
            bytes.AddRange(wrong && dice.Chance(50) ? dice.Pick<byte[]>([], "\n"u8.ToArray(), "\r"u8.ToArray(), "xx\r\n"u8.ToArray(), "\r\n\r\n"u8.ToArray()) : "\r\n"u8.ToArray());
        }

        bytes.AddRange(sound ? "0\r\n\r\n"u8.ToArray() : Encoding.Latin1.GetBytes(dice.Pick(
            "0\r\n\r\n", "0\r\n\r\n", "0\r\n\r\n", "", "0", "0\r\n", "00000000\r\n\r\n", "0;x\r\n\r\n", "-0\r\n\r\n", "\r\n\r\n", "0\n\n", "0\r\nTrailer: x\r\n\r\n",
            "0\r\nContent-Length: 5\r\n\r\n", "0\r\nno colon\r\n\r\n", "0\r\n\0: x\r\n\r\n", $"0\r\nX: {new string('x', 100_000)}\r\n\r\n",
            $"0\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 10_000))}\r\n", "0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
        return [.. bytes];
    }

    private string[] SizeLines(int length) =>
    [
        $"{length:X8}\r\n", $"{length:x};name=value\r\n", $"{length:x};{new string('e', 50_000)}\r\n", $"{length:x} \r\n", $" {length:x}\r\n", $"0x{length:x}\r\n", $"+{length:x}\r\n",
        $"-{length:x}\r\n", $"{length + 1:x}\r\n", $"{Math.Max(0, length - 1):x}\r\n", $"{length:x}\n", $"{length:x}\r", "\r\n", "g\r\n", "ffffffff\r\n", "7fffffffffffffff\r\n",
        "ffffffffffffffff\r\n", "10000000000000000\r\n", $"{new string('0', dice.Pick(20, 20_000))}{length:x}\r\n", $"{length:x}\0\r\n", "0\r\n\r\n", $"{length:x};\"\r\n\"\r\n",
    ];
}
