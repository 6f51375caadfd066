using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace FlagsDownloader.Formats;

/// <summary>
/// Checks whether the compressed data of a GIF's image is whole, without decoding its pixels (GIF89a specification, appendix F).
/// </summary>
/// <remarks>
/// Data that was cut and closed looks different at its end: a full last sub-block, a short one before it, or no end code, which an
/// encoder has to write last. That check costs almost nothing. If the data looks cut or is short, or if the end code is so short
/// that other bits often look like it, the pixels are counted, which takes about as long as the rest of a download. So fewer than
/// one in 30 cuts within a sub-block of other data pass.
/// </remarks>
internal static class GifImageData
{
    private const int MaxBits = 12;
    private const int FullBlock = 255;
    private const int ShortestSafeCode = 5;

    /// <summary>The number of pixels, counted up to <paramref name="max"/>; null if a code is invalid.</summary>
    /// <param name="subBlocks">A whole chain of sub-blocks.</param>
    /// <param name="codeSize">Bits for each pixel; 1 to 8.</param>
    /// <param name="max">The number of pixels that the image has.</param>
    public static int? CountPixels(ReadOnlySpan<byte> subBlocks, int codeSize, int max) =>
        codeSize >= ShortestSafeCode && LooksWhole(subBlocks, codeSize) ? max : Count(subBlocks, codeSize, max);

    private static bool LooksWhole(ReadOnlySpan<byte> subBlocks, int codeSize)
    {
        ReadOnlySpan<byte> last = [];
        var isFirst = true;
        for (; subBlocks[0] > 0; subBlocks = subBlocks[(1 + subBlocks[0])..])
        {
            if (last.Length is > 0 and < FullBlock)
            {
                return false;
            }

            isFirst = last.IsEmpty;
            last = subBlocks.Slice(1, subBlocks[0]);
        }

        // Shorter data may have no room for the end code, and is counted quickly.
        if (isFirst || last.Length is < 4 or FullBlock)
        {
            return false;
        }

        // The last bits are the highest. Above the end code, 1 0…0 1, there are only zeros.
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(last[^4..]);
        var below = 31 - BitOperations.LeadingZeroCount(bits) - codeSize;
        return below >= 0 && bits >> below == ((1u << codeSize) | 1);
    }

    private static int? Count(ReadOnlySpan<byte> subBlocks, int codeSize, int max)
    {
        // One piece, and as much behind it as is read at once.
        var data = ArrayPool<byte>.Shared.Rent(subBlocks.Length + sizeof(ulong));
        try
        {
            var length = Join(subBlocks, data);
            data.AsSpan(length, sizeof(ulong)).Clear();
            return Count(data, 8L * length, codeSize, max);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }

    private static int Join(ReadOnlySpan<byte> subBlocks, Span<byte> joined)
    {
        var length = 0;
        for (; subBlocks[0] > 0; subBlocks = subBlocks[(1 + subBlocks[0])..])
        {
            subBlocks.Slice(1, subBlocks[0]).CopyTo(joined[length..]);
            length += subBlocks[0];
        }

        return length;
    }

    // Each code is a string of pixels. Only its length is kept.
    private static int? Count(ReadOnlySpan<byte> data, long end, int codeSize, int max)
    {
        int clear = 1 << codeSize, last = clear + 1;
        Span<ushort> lengths = stackalloc ushort[1 << MaxBits];
        lengths[..clear].Fill(1);
        int width = codeSize + 1, next = last + 1, previous = 0, pixels = 0;
        long position = 0;
        while (true)
        {
            // All bits of the number, but those before the position.
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(data[(int)(position >> 3)..]) >> (int)(position & 7);
            for (var left = 64 - 7; left >= width; left -= width)
            {
                if (position + width > end)
                {
                    return pixels;
                }

                var code = (int)bits & ((1 << width) - 1);
                bits >>= width;
                position += width;
                if (code == clear)
                {
                    // The next code may have another width.
                    (width, next, previous) = (codeSize + 1, last + 1, 0);
                    break;
                }

                if (code == last)
                {
                    return pixels;
                }

                // The previous string with the first pixel of this one is the next string. It may be this one itself.
                var isWider = false;
                if (previous > 0 && next < lengths.Length)
                {
                    lengths[next++] = (ushort)(previous + 1);
                    isWider = next == 1 << width && width < MaxBits;
                }

                if (code >= next)
                {
                    return null;
                }

                previous = lengths[code];
                pixels += previous;
                if (pixels >= max)
                {
                    return max;
                }

                if (isWider)
                {
                    width++;
                    break;
                }
            }
        }
    }
}
