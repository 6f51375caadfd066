using System.Buffers;
using System.IO.Compression;

namespace FlagsDownloader.Formats;

/// <summary>Decompresses the data of a PNG's image, piece by piece, and counts its rows (PNG specification, section 10).</summary>
/// <remarks>
/// A file of a megabyte takes about 5 ms. No memory is taken for what the header claims. A small file may be decompressed to the 512 MiB
/// of the largest image with the longest pixels.
/// </remarks>
internal static class PngImageData
{
    private const int PieceBytes = 32 * 1024;

    /// <summary>Null if the image is whole; otherwise a description of the fault.</summary>
    /// <param name="chunks">What begins with the chunks IDAT; other chunks follow these. All are whole.</param>
    /// <param name="header">The size of the image and of its pixels.</param>
    public static string? Check(ReadOnlySpan<byte> chunks, PngHeader header)
    {
        var data = ArrayPool<byte>.Shared.Rent(chunks.Length);
        try
        {
            return Check(new CompressedData(data.AsMemory(0, Join(chunks, data))), new PngRows(header));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }

    private static int Join(ReadOnlySpan<byte> chunks, Span<byte> joined)
    {
        var length = 0;
        while (PngChunk.ReadWhole(ref chunks) is var chunk && chunk.Is("IDAT"u8))
        {
            chunk.Data.CopyTo(joined[length..]);
            length += chunk.Data.Length;
        }

        return length;
    }

    private static string? Check(CompressedData data, PngRows rows)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            using var zlib = new ZLibStream(data, CompressionMode.Decompress);
            for (int length; (length = zlib.Read(piece, 0, PieceBytes)) > 0;)
            {
                if (rows.Add(piece.AsSpan(0, length)) is { } complaint)
                {
                    return complaint;
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return "not a PNG: the data of its image is damaged";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        return data.IsTooShort ? "not a whole PNG: the data of its image ends too early"
            : !rows.AreComplete ? "not a whole PNG: its image has data for only some of its rows"
            : !data.IsUsedUp ? "not a PNG: the data of its image goes on after its end"
            : null;
    }
}
