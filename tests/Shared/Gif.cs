namespace FlagsDownloader.Testing;

/// <summary>Small GIFs, written byte by byte from the GIF89a specification.</summary>
internal static class Gif
{
    /// <summary>The smallest complete GIF: one pixel, two colours.</summary>
    public static byte[] Pixel =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0,
        0, 0, 0, 255, 255, 255,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
        0x3B,
    ];

    /// <summary>A complete GIF with comments, so large that it arrives in many pieces.</summary>
    public static byte[] Large =>
    [
        .. Pixel.AsSpan(..^1), 0x21, 0xFE, .. Enumerable.Repeat((byte[])[255, .. new byte[255]], 1000).SelectMany(block => block), 0, 0x3B,
    ];

    /// <summary>Every kind of block: comments of one and of many sub-blocks, a graphic control, a colour table of its own.</summary>
    public static byte[] WithEveryBlock =>
    [
        .. "GIF89a"u8, 2, 0, 2, 0, 0x81, 0, 0,
        .. new byte[12],
        0x21, 0xFE, 3, (byte)'o', (byte)'n', (byte)'e', 0,
        0x21, 0xFE, 255, .. Enumerable.Repeat((byte)0x3B, 255), 255, .. Enumerable.Repeat((byte)0x2C, 255), 1, 0x21, 0,
        0x21, 0xF9, 4, 0, 0, 0, 0, 0,
        0x2C, 1, 0, 0, 0, 1, 0, 1, 0, 0x80, 0, 0, 0, 255, 255, 255, 2, 2, 0x44, 1, 0,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x3B,
    ];
}
