namespace FlagsDownloader.Flags;

/// <summary>
/// Counts the pixels in the compressed data of a GIF's image, without making them: each LZW code stands for a string of pixels,
/// and only the length of that string is kept (GIF89a specification, appendix F).
/// </summary>
internal static class GifImageData
{
    private const int MaxBits = 12;

    /// <summary>How many pixels there are; null where a code stands for nothing.</summary>
    /// <param name="subBlocks">A chain of sub-blocks that is whole.</param>
    /// <param name="codeSize">The bits of a pixel; 1 to 8.</param>
    /// <param name="most">Enough: beyond it is not counted.</param>
    public static int? CountPixels(ReadOnlySpan<byte> subBlocks, int codeSize, int most)
    {
        int clear = 1 << codeSize, end = clear + 1;
        Span<ushort> lengths = stackalloc ushort[1 << MaxBits];
        int width = codeSize + 1, next = end + 1, previous = 0, pixels = 0;
        uint bits = 0;
        var available = 0;
        for (var length = subBlocks[0]; length > 0; length = subBlocks[0])
        {
            foreach (var octet in subBlocks.Slice(1, length))
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

                    var found = code < clear ? 1
                        : code < next ? lengths[code]
                        // The string that is being defined: the one before, and its first pixel once more.
                        : code == next && previous > 0 ? previous + 1
                        : 0;
                    if (found == 0)
                    {
                        return null;
                    }

                    pixels += found;
                    if (pixels >= most)
                    {
                        return most;
                    }

                    if (previous > 0 && next < lengths.Length)
                    {
                        lengths[next++] = (ushort)(previous + 1);
                        if (next == 1 << width && width < MaxBits)
                        {
                            width++;
                        }
                    }

                    previous = found;
                }
            }

            subBlocks = subBlocks[(1 + length)..];
        }

        return pixels;
    }
}
