using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Bodies: complete GIFs, damaged ones, decompression bombs, and other content.</summary>
internal static class Pictures
{
    private const int LargestComment = 30_000;

    /// <summary>A complete GIF. Most have a comment, so that few are equal.</summary>
    public static byte[] Whole(Dice dice)
    {
        var picture = dice.Pick(Gif.Pixel, Gif.WithEveryBlock);
        return dice.Chance(20) ? picture : [.. picture.AsSpan(..^1), .. Comment(dice, dice.Between(1, dice.Pick(40, 2_000, LargestComment))), 0x3B];
    }

    public static byte[] Any(Dice dice)
    {
        if (dice.Chance(50))
        {
            return Whole(dice);
        }

        var picture = Whole(dice);
        return dice.Below(13) switch
        {
            0 => picture[..dice.Below(picture.Length)],
            1 => picture[..^1],
            2 => [.. picture, .. dice.Bytes(dice.Between(1, 300))],
            3 => [.. picture, .. Whole(dice)],
            4 => Mutation.Of(picture, dice, dice.Between(1, 8)),
            // The maximum dimensions: 4 thousand million pixels in 35 bytes.
            5 => [.. picture.AsSpan(..6), 255, 255, 255, 255, .. picture.AsSpan(10..)],
            6 => [.. picture.AsSpan(..6), 0, 0, 0, 0, .. picture.AsSpan(10..)],
            // A missing colour table.
            7 => [.. picture.AsSpan(..10), 0xF7, .. picture.AsSpan(11..)],
            // Random bytes instead of compressed pixels.
            8 => [.. Gif.Pixel.AsSpan(..^5), (byte)dice.Below(256), .. SubBlocks(dice.Bytes(dice.Between(1, 5_000))), 0x3B],
            // Blocks that the format does not define, many and empty.
            9 => [.. Gif.Pixel.AsSpan(..^1), .. Enumerable.Range(0, dice.Between(1, 5_000)).SelectMany(_ => (byte[])[0x21, 0xFE, 0]), 0x3B],
            10 => "<!DOCTYPE html><title>502</title>Sorry."u8.ToArray(),
            11 => dice.Bytes(dice.Below(3_000)),
            _ => dice.Pick<byte[]>([], [0], "GIF89a"u8.ToArray(), "GIF90a"u8.ToArray(), "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), new byte[1_000]),
        };
    }

    private static byte[] Comment(Dice dice, int length) => [0x21, 0xFE, .. SubBlocks(dice.Bytes(length))];

    private static byte[] SubBlocks(byte[] content) => [.. content.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0];
}
