using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FlagsDownloader.Testing;

/// <summary>Small PNGs, written chunk by chunk from the PNG specification.</summary>
internal static class Png
{
    /// <summary>The eight bytes that a PNG begins with.</summary>
    public static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A complete PNG of one grey pixel.</summary>
    public static byte[] Pixel => Create(Header(1, 1, bitDepth: 8, colourType: 0), Image([0, 0x80]), End);

    /// <summary>The chunk IEND.</summary>
    public static byte[] End => Chunk("IEND");

    /// <summary>The signature and some chunks.</summary>
    public static byte[] Create(params byte[][] chunks) => [.. Signature, .. chunks.SelectMany(chunk => chunk)];

    /// <summary>The chunk IHDR.</summary>
    public static byte[] Header(
        uint width, uint height, byte bitDepth, byte colourType, byte compression = 0, byte filter = 0, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(data, width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), height);
        ((byte[])[bitDepth, colourType, compression, filter, interlace]).CopyTo(data, 8);
        return Chunk("IHDR", data);
    }

    /// <summary>A chunk IDAT with rows that are compressed.</summary>
    public static byte[] Image(byte[] rows) => Chunk("IDAT", Compress(rows));

    /// <summary>A chunk with the right length and checksum.</summary>
    public static byte[] Chunk(string type, params byte[] data)
    {
        byte[] typeAndData = [.. Encoding.Latin1.GetBytes(type), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(typeAndData));
        return [.. length, .. typeAndData, .. crc];
    }

    /// <summary>A zlib stream.</summary>
    public static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return compressed.ToArray();
    }

    // Bit by bit, unlike the code under test.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
