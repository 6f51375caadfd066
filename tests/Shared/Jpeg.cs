namespace FlagsDownloader.Testing;

/// <summary>Small JPEGs, written segment by segment from ITU-T T.81.</summary>
internal static class Jpeg
{
    /// <summary>The marker SOI.</summary>
    public static byte[] Start => [0xFF, 0xD8];

    /// <summary>The marker EOI.</summary>
    public static byte[] End => [0xFF, 0xD9];

    /// <summary>A complete JPEG of 8 x 8 grey pixels.</summary>
    public static byte[] Pixels => Create(Application, Quantization, Frame(8, 8), Huffman, Scan([1], Block), End);

    /// <summary>The segment JFIF, which most JPEGs begin with.</summary>
    public static byte[] Application => Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

    /// <summary>One quantization table of ones.</summary>
    public static byte[] Quantization => Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);

    /// <summary>Two Huffman tables, each of one code: no difference for DC, the end of the block for AC.</summary>
    public static byte[] Huffman =>
    [
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
    ];

    /// <summary>The coded data of one grey block: two bits of zero, and ones up to the whole byte.</summary>
    public static byte[] Block => [0x3F];

    /// <summary>The marker SOI and some segments.</summary>
    public static byte[] Create(params byte[][] segments) => [.. Start, .. segments.SelectMany(segment => segment)];

    /// <summary>A segment with the right length.</summary>
    public static byte[] Segment(byte marker, params byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>A frame's header; its components are numbered from 1, without subsampling.</summary>
    public static byte[] Frame(int width, int height, byte components = 1, byte marker = 0xC0, byte sampleBits = 8, byte sampling = 0x11) =>
        Segment(marker,
        [
            sampleBits, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, components,
            .. Enumerable.Range(1, components).SelectMany(number => (byte[])[(byte)number, sampling, 0]),
        ]);

    /// <summary>A scan of some components and its coded data.</summary>
    public static byte[] Scan(byte[] components, byte[] data) =>
    [
        .. Segment(0xDA, [(byte)components.Length, .. components.SelectMany(number => (byte[])[number, 0]), 0, 63, 0]),
        .. data,
    ];

    /// <summary>The segment DRI: restart markers after so many units.</summary>
    public static byte[] RestartInterval(ushort units) => Segment(0xDD, (byte)(units >> 8), (byte)units);
}
