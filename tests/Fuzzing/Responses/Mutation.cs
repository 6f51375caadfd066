using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Changes random bytes.</summary>
internal static class Mutation
{
    private static readonly byte[][] Troublesome =
    [
        [0], [0xFF], "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\r\n\r\n"u8.ToArray(), " "u8.ToArray(), "\t"u8.ToArray(),
        ":"u8.ToArray(), ";"u8.ToArray(), ","u8.ToArray(), "-"u8.ToArray(), "+"u8.ToArray(), "0"u8.ToArray(), "9"u8.ToArray(), "f"u8.ToArray(),
        "99999999999999999999"u8.ToArray(), "\u007f"u8.ToArray(), [0xC3, 0x28], [0xE2, 0x80, 0xAE], "HTTP/1.1 200 OK\r\n"u8.ToArray(),
    ];

    public static byte[] Of(byte[] bytes, Dice dice, int times)
    {
        for (; times > 0; times--)
        {
            bytes = Once(bytes, dice);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Dice dice)
    {
        if (bytes.Length == 0)
        {
            return dice.Pick(Troublesome);
        }

        var at = dice.Below(bytes.Length);
        var end = Math.Min(bytes.Length, at + dice.Between(1, 16));
        switch (dice.Below(6))
        {
            case 0:
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << dice.Below(8));
                return flipped;
            case 1:
                return [.. bytes.AsSpan(..at), .. bytes.AsSpan(end..)];
            case 2:
                return [.. bytes.AsSpan(..end), .. bytes.AsSpan(at..)];
            case 3:
                return [.. bytes.AsSpan(..at), .. dice.Pick(Troublesome), .. bytes.AsSpan(at..)];
            case 4:
                return [.. bytes.AsSpan(..at), .. dice.Pick(Troublesome), .. bytes.AsSpan(end..)];
            default:
                return [.. bytes.AsSpan(..at), .. dice.Bytes(dice.Between(1, 8)), .. bytes.AsSpan(at..)];
        }
    }
}
