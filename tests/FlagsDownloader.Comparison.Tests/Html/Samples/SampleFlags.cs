namespace FlagsDownloader.Comparison.Samples;

/// <summary>Flags of three stripes, written as the GIF89a specification says.</summary>
internal static class SampleFlags
{
    private const int Width = 30;
    private const int Height = 20;

    /// <summary>A flag for each code, each with other colours.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="size">The minimum size of each in bytes.</param>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Create(IEnumerable<string> codes, int size = 0) =>
        codes.ToDictionary(code => code, code => (ReadOnlyMemory<byte>)Flag(code, size));

    private static byte[] Flag(string code, int size)
    {
        byte hue = (byte)(code[0] * 53);
        byte tone = (byte)(code[1] * 97);
        byte[] head =
        [
            .. "GIF89a"u8, Width, 0, Height, 0, 0x81, 0, 0,
            hue, tone, 40, 245, 245, 240, tone, 60, hue, 0, 0, 0,
            0x2C, 0, 0, 0, 0, Width, 0, Height, 0, 0, 2,
        ];
        // Codes of three bits, with a "clear" before the decoder's table grows. There is no compression.
        var bits = new List<bool>();
        for (int pixel = 0; pixel < Width * Height; pixel++)
        {
            if (pixel % 2 == 0)
            {
                Append(bits, 4);
            }

            Append(bits, pixel % Width / (Width / 3));
        }

        Append(bits, 5);
        var data = new byte[(bits.Count + 7) / 8];
        for (int bit = 0; bit < bits.Count; bit++)
        {
            data[bit / 8] |= (byte)(bits[bit] ? 1 << (bit % 8) : 0);
        }

        var blocks = data.Chunk(255).SelectMany(block => block.Prepend((byte)block.Length)).Append((byte)0);
        int missing = Math.Max(0, size - head.Length - data.Length - 2) / 256;
        var comment = Enumerable.Repeat((byte[])[255, .. new byte[255]], missing).SelectMany(block => block);
        return [.. head, .. blocks, .. missing > 0 ? [0x21, 0xFE, .. comment, 0] : Array.Empty<byte>(), 0x3B];
    }

    private static void Append(List<bool> bits, int code)
    {
        for (int bit = 0; bit < 3; bit++)
        {
            bits.Add((code >> bit & 1) == 1);
        }
    }
}
