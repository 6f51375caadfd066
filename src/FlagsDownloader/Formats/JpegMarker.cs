namespace FlagsDownloader.Formats;

/// <summary>The second bytes of JPEG's markers, and what follows them (ITU-T T.81, table B.1).</summary>
internal static class JpegMarker
{
    /// <summary>The first byte of every marker. Any number of them may stand before it.</summary>
    public const byte Prefix = 0xFF;

    /// <summary>TEM, for temporary use in arithmetic coding.</summary>
    public const byte Temporary = 0x01;

    /// <summary>SOF0: the header of a frame, baseline.</summary>
    public const byte Baseline = 0xC0;

    /// <summary>DHT: Huffman tables.</summary>
    public const byte HuffmanTables = 0xC4;

    /// <summary>JPG, reserved for extensions.</summary>
    public const byte Extension = 0xC8;

    /// <summary>DAC: conditioning of arithmetic coding.</summary>
    public const byte ArithmeticConditioning = 0xCC;

    /// <summary>SOF15: the last header of a frame.</summary>
    public const byte LastFrame = 0xCF;

    /// <summary>RST0, a restart marker between coded data; the eight follow each other.</summary>
    public const byte Restart = 0xD0;

    /// <summary>RST7.</summary>
    public const byte LastRestart = 0xD7;

    /// <summary>SOI: the image begins.</summary>
    public const byte Start = 0xD8;

    /// <summary>EOI: the image ends.</summary>
    public const byte End = 0xD9;

    /// <summary>SOS: a scan begins; coded data follow this segment.</summary>
    public const byte Scan = 0xDA;

    /// <summary>DQT: quantization tables.</summary>
    public const byte QuantizationTables = 0xDB;

    /// <summary>DNL: the number of lines, after the first scan.</summary>
    public const byte NumberOfLines = 0xDC;

    /// <summary>DRI: the interval of restart markers.</summary>
    public const byte RestartInterval = 0xDD;

    /// <summary>DHP: hierarchical progression.</summary>
    public const byte Hierarchical = 0xDE;

    /// <summary>EXP: the expansion of reference components, hierarchical.</summary>
    public const byte Expand = 0xDF;

    /// <summary>APP0: the first of sixteen for applications.</summary>
    public const byte Application = 0xE0;

    /// <summary>APP15.</summary>
    public const byte LastApplication = 0xEF;

    /// <summary>COM: a comment.</summary>
    public const byte Comment = 0xFE;

    /// <summary>Whether a frame's header is of a lossless or hierarchical process.</summary>
    /// <remarks>The others are sequential or progressive, with Huffman codes (0, 1, 2) or arithmetic coding (9, 10).</remarks>
    public static bool IsUncommonProcess(byte marker) =>
        marker is Hierarchical or Expand or 0xC3 or (>= 0xC5 and <= 0xC7) or 0xCB or (>= 0xCD and <= LastFrame);

    /// <summary>Whether a marker begins a frame.</summary>
    public static bool IsFrame(byte marker) =>
        marker is >= Baseline and <= LastFrame and not (HuffmanTables or Extension or ArithmeticConditioning);

    /// <summary>Whether a marker begins a segment whose content is not checked.</summary>
    public static bool IsSkipped(byte marker) =>
        marker is HuffmanTables or ArithmeticConditioning or QuantizationTables or NumberOfLines or Comment
            or (>= Application and <= LastApplication);

    /// <summary>Reads the next marker. Null if there is one; otherwise a description of the fault.</summary>
    /// <param name="rest">What begins with the marker; what follows it is left.</param>
    /// <param name="marker">The marker's second byte.</param>
    public static string? Read(ref ReadOnlySpan<byte> rest, out byte marker)
    {
        marker = 0;
        if (!rest.IsEmpty && rest[0] != Prefix)
        {
            return $"not a JPEG: 0x{rest[0]:X2} where a marker has to begin";
        }

        rest = rest.TrimStart(Prefix);
        if (rest.IsEmpty)
        {
            return JpegFormat.Cut;
        }

        marker = rest[0];
        rest = rest[1..];
        return null;
    }
}
