using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace FlagPainting.Drawing;

/// <summary>
/// Writes a picture as a file in GIF's version 89a (CompuServe, Graphics Interchange Format, 31 July 1990).
/// </summary>
public static class GifEncoder
{
    private const int BlockLimit = 255;

    /// <summary>The complete file.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="comment">A comment in ASCII that no viewer shows; empty for none.</param>
    /// <exception cref="ArgumentException">The picture is empty, too large, or has no or too many colours.</exception>
    public static byte[] Encode(IndexedImage image, string comment = "")
    {
        if (image.Width is < 1 or > ushort.MaxValue || image.Height is < 1 or > ushort.MaxValue
            || image.Pixels.Length % image.Width != 0)
        {
            throw new ArgumentException("A GIF is 1 to 65,535 pixels wide and high, in whole rows.", nameof(image));
        }

        if (image.Palette.Length is < 1 or > 256)
        {
            throw new ArgumentException("A GIF has 1 to 256 colours.", nameof(image));
        }

        // The table's length is a power of two; the format's smallest code size is 2 bits.
        var colours = Math.Max(image.Palette.Length, image.Transparent + 1 ?? 0);
        var bits = BitOperations.Log2((uint)colours - 1) + 1;
        var codes = LzwEncoder.Encode(image.Pixels.Span, Math.Max(2, bits));
        var file = new MemoryStream(codes.Length + codes.Length / BlockLimit + 1024);

        file.Write("GIF89a"u8);
        WriteNumber(file, image.Width);
        WriteNumber(file, image.Height);
        // A global table of 8-bit colours; the background is its first; pixels are square.
        file.Write([(byte)(0x80 | 7 << 4 | bits - 1), 0, 0]);
        WritePalette(file, image.Palette.Span, 1 << bits);
        if (comment.Length > 0)
        {
            file.Write([0x21, 0xFE]);
            WriteBlocks(file, Encoding.ASCII.GetBytes(comment));
        }

        if (image.Transparent is { } transparent)
        {
            file.Write([0x21, 0xF9, 4, 1, 0, 0, transparent, 0]);
        }

        file.WriteByte(0x2C);
        WriteNumber(file, 0);
        WriteNumber(file, 0);
        WriteNumber(file, image.Width);
        WriteNumber(file, image.Height);
        file.Write([0, (byte)Math.Max(2, bits)]); // no local table, not interlaced
        WriteBlocks(file, codes);
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void WriteNumber(MemoryStream file, int number)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)number);
        file.Write(bytes);
    }

    private static void WritePalette(MemoryStream file, ReadOnlySpan<Rgb> palette, int length)
    {
        foreach (var colour in palette)
        {
            file.Write([(byte)colour.Red, (byte)colour.Green, (byte)colour.Blue]);
        }

        for (var i = palette.Length; i < length; i++)
        {
            file.Write([0, 0, 0]);
        }
    }

    private static void WriteBlocks(MemoryStream file, ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var block = data[..Math.Min(data.Length, BlockLimit)];
            file.WriteByte((byte)block.Length);
            file.Write(block);
            data = data[block.Length..];
        }

        file.WriteByte(0);
    }
}
