using System.Buffers.Binary;

namespace FlagsDownloader.Formats;

/// <summary>What the chunk IHDR says (PNG specification, section 11.2.1).</summary>
/// <param name="Width">In pixels, at least 1.</param>
/// <param name="Height">In pixels, at least 1.</param>
/// <param name="BitDepth">Bits of a sample, or of an index into the palette.</param>
/// <param name="ColourType">How a pixel is made of samples.</param>
/// <param name="IsInterlaced">Whether the rows are those of seven passes.</param>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, int ColourType, bool IsInterlaced)
{
    private const int Length = 13;
    private const int Greyscale = 0;
    private const int Truecolour = 2;
    private const int Indexed = 3;
    private const int GreyscaleWithAlpha = 4;
    private const int TruecolourWithAlpha = 6;

    /// <summary>Bits of a pixel.</summary>
    public int PixelBits => BitDepth * ColourType switch
    {
        Truecolour => 3,
        GreyscaleWithAlpha => 2,
        TruecolourWithAlpha => 4,
        _ => 1,
    };

    /// <summary>Whether there has to be a palette.</summary>
    public bool NeedsPalette => ColourType == Indexed;

    /// <summary>Whether there may be a palette.</summary>
    public bool AllowsPalette => ColourType is not (Greyscale or GreyscaleWithAlpha);

    /// <summary>Colours that a palette may have at most.</summary>
    public int MaxColours => NeedsPalette ? 1 << BitDepth : 256;

    /// <summary>Reads the first chunk. Null if it is valid; otherwise a description of the fault.</summary>
    public static string? Read(PngChunk first, out PngHeader header)
    {
        header = default;
        if (!first.Is("IHDR"u8))
        {
            return $"not a PNG: its first chunk is {first.Name}, not IHDR";
        }

        var data = first.Data;
        if (data.Length != Length)
        {
            return $"not a PNG: its chunk IHDR has {data.Length} bytes, not {Length}";
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data), height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (ImageSize.Check("PNG", "it", width, height, out _) is { } complaint)
        {
            return complaint;
        }

        int bitDepth = data[8], colourType = data[9], compression = data[10], filter = data[11], interlace = data[12];
        header = new PngHeader((int)width, (int)height, bitDepth, colourType, interlace == 1);
        return !header.HasValidDepth ? $"not a PNG: bit depth {bitDepth} with colour type {colourType}"
            : compression != 0 ? $"not a PNG: unknown compression method {compression}"
            : filter != 0 ? $"not a PNG: unknown filter method {filter}"
            : interlace > 1 ? $"not a PNG: unknown interlace method {interlace}"
            : null;
    }

    private bool HasValidDepth => ColourType switch
    {
        Greyscale => BitDepth is 1 or 2 or 4 or 8 or 16,
        Indexed => BitDepth is 1 or 2 or 4 or 8,
        Truecolour or GreyscaleWithAlpha or TruecolourWithAlpha => BitDepth is 8 or 16,
        _ => false,
    };
}
