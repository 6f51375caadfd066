using System.Buffers.Binary;
using System.IO.Compression;

namespace FlagsServer.Http;

/// <summary>A PNG of one grey pixel, with a text chunk for the rest of its size (PNG specification, section 11).</summary>
internal static class GeneratedPng
{
    /// <summary>The length, the type and the checksum of a chunk.</summary>
    private const int ChunkFrame = 12;

    private static readonly byte[] Header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    private static readonly byte[] Begin = [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR"u8, Header), .. Chunk("IDAT"u8, Compress([0, 0x80]))];
    private static readonly byte[] End = Chunk("IEND"u8, []);
    private static readonly byte[] Keyword = [.. "Comment"u8, 0];

    /// <summary>Creates a PNG; null if there is none of this size.</summary>
    /// <param name="size">In bytes.</param>
    public static byte[]? Create(int size)
    {
        var padding = size - Begin.Length - End.Length;
        if (padding == 0)
        {
            return [.. Begin, .. End];
        }

        if (padding < ChunkFrame + Keyword.Length)
        {
            return null;
        }

        var text = new byte[padding - ChunkFrame];
        text.AsSpan().Fill((byte)'x');
        Keyword.CopyTo(text, 0);
        return [.. Begin, .. Chunk("tEXt"u8, text), .. End];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[ChunkFrame + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Checksum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static byte[] Compress(byte[] row)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(row);
        }

        return compressed.ToArray();
    }

    // CRC-32 of ISO 3309, bit by bit; once for each file, when it is first asked for.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }
}
