using System.Runtime.CompilerServices;

namespace FlagPainting.Drawing;

/// <summary>
/// GIF's variant of LZW compression: codes of growing width, least significant bit first, a clear code that forgets all
/// strings, and an end code (GIF89a, appendix F).
/// </summary>
internal static class LzwEncoder
{
    private const int WidestCode = 12;
    private const int CodeLimit = 1 << WidestCode;
    private const int SlotBits = 13; // two slots a code; 32 KB, which stays in the first cache
    private const int Slots = 1 << SlotBits;

    /// <summary>The codes for a picture, not yet cut into blocks.</summary>
    /// <param name="pixels">Each less than 2 to the power of <paramref name="bits"/>.</param>
    /// <param name="bits">Bits of a pixel, 2 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // See Rasteriser.Scan.
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int bits)
    {
        int clear = 1 << bits, end = clear + 1, next = end + 1, width = bits + 1;
        // A slot holds a string (its prefix's code and last pixel) and its own code: 12 + 8 + 12 bits. Zero is free:
        // no string has a code that small.
        var slots = new uint[Slots];
        // At worst one code of twelve bits a pixel, and clear codes in between.
        var output = new byte[pixels.Length * 3 / 2 + pixels.Length / 1024 + 16];
        var written = 0;
        ulong pending = (uint)clear;
        var pendingBits = width;
        var prefix = (uint)pixels[0];
        foreach (var pixel in pixels[1..])
        {
            var key = prefix << 8 | pixel;
            var slot = (int)(key * 2654435769u >> 32 - SlotBits);
            uint found;
            while ((found = slots[slot]) != 0 && found >> WidestCode != key)
            {
                slot = slot + 1 & Slots - 1;
            }

            if (found != 0)
            {
                prefix = found & CodeLimit - 1;
                continue;
            }

            pending |= (ulong)prefix << pendingBits;
            pendingBits += width;
            if (next < CodeLimit)
            {
                slots[slot] = key << WidestCode | (uint)next;
                if (next++ == 1 << width)
                {
                    width++;
                }
            }
            else
            {
                pending |= (ulong)clear << pendingBits;
                pendingBits += width;
                Array.Clear(slots);
                next = end + 1;
                width = bits + 1;
            }

            prefix = pixel;
            for (; pendingBits >= 8; pendingBits -= 8, pending >>= 8)
            {
                output[written++] = (byte)pending;
            }
        }

        pending |= (ulong)prefix << pendingBits;
        pendingBits += width;
        // The reader has added one more string by now; its next code may be one bit wider.
        if (next < CodeLimit && next == 1 << width)
        {
            width++;
        }

        pending |= (ulong)end << pendingBits;
        pendingBits += width;
        for (; pendingBits > 0; pendingBits -= 8, pending >>= 8)
        {
            output[written++] = (byte)pending;
        }

        return output[..written];
    }
}
