namespace FlagsServer.Flags;

/// <summary>Makes a GIF larger without changing its picture, for the lesson on saving large files.</summary>
/// <remarks>
/// A comment extension (GIF89a specification, section 24: <c>21 FE</c>, sub-blocks of 1 to 255 bytes each after its length,
/// <c>00</c>) goes before the trailer, where every decoder skips it.
/// </remarks>
internal static class GifPadding
{
    private const byte Trailer = 0x3B;
    private const int MaxBlock = 255;

    /// <summary>An extension's introducer, label and terminator, and one sub-block of one byte.</summary>
    private const int MinComment = 5;

    private static ReadOnlySpan<byte> Filler => "Padding of flags-server. "u8;

    /// <summary>Pads a GIF.</summary>
    /// <param name="gif">A whole GIF, which ends with its trailer.</param>
    /// <param name="size">In bytes.</param>
    /// <returns>
    /// The GIF itself when it is that large already; otherwise one of exactly <paramref name="size"/> bytes, or up to 4 more
    /// where fewer than 5 are missing, which is the smallest comment.
    /// </returns>
    public static byte[] Pad(byte[] gif, int size)
    {
        if (gif.Length >= size)
        {
            return gif;
        }

        if (gif[^1] != Trailer)
        {
            throw new ArgumentException("A GIF ends with its trailer.", nameof(gif));
        }

        var comment = Math.Max(size - gif.Length, MinComment);
        var padded = new byte[gif.Length + comment];
        gif.AsSpan(0, gif.Length - 1).CopyTo(padded);
        WriteComment(padded.AsSpan(gif.Length - 1, comment));
        padded[^1] = Trailer;
        return padded;
    }

    private static void WriteComment(Span<byte> comment)
    {
        comment[0] = 0x21;
        comment[1] = 0xFE;
        comment[^1] = 0;
        for (var blocks = comment[2..^1]; !blocks.IsEmpty;)
        {
            var length = Math.Min(blocks.Length - 1, MaxBlock);
            if (blocks.Length == length + 2)
            {
                // One byte would be left, too few for a block: a length needs something to count.
                length--;
            }

            blocks[0] = (byte)length;
            for (var i = 0; i < length; i++)
            {
                blocks[1 + i] = Filler[i % Filler.Length];
            }

            blocks = blocks[(1 + length)..];
        }
    }
}
