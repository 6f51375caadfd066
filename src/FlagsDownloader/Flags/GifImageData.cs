using System.Buffers.Binary;
using System.Numerics;

namespace FlagsDownloader.Flags;

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

    // Each code is a string of pixels. Only its length is kept.
    private static int? Count(ReadOnlySpan<byte> subBlocks, int codeSize, int max)
    {
        int clear = 1 << codeSize, end = clear + 1;
        Span<ushort> lengths = stackalloc ushort[1 << MaxBits];
        lengths[..clear].Fill(1);
        int width = codeSize + 1, next = end + 1, previous = 0, pixels = 0;
        uint bits = 0;
        var available = 0;
        for (; subBlocks[0] > 0; subBlocks = subBlocks[(1 + subBlocks[0])..])
        {
            foreach (var octet in subBlocks.Slice(1, subBlocks[0]))
            {
                bits |= (uint)octet << available;
                available += 8;
                while (available >= width)
                {
                    var code = (int)(bits & ((1u << width) - 1));
                    bits >>= width;
                    available -= width;
                    if (code == end)
                    {
                        return pixels;
                    }

                    if (code == clear)
                    {
                        (width, next, previous) = (codeSize + 1, end + 1, 0);
                        continue;
                    }

                    // The previous string with the first pixel of this one is the next string. It may be this one itself.
                    if (previous > 0 && next < lengths.Length)
                    {
                        lengths[next++] = (ushort)(previous + 1);
                        if (next == 1 << width && width < MaxBits)
                        {
                            width++;
                        }
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
                }
            }
        }

        return pixels;
    }
}
