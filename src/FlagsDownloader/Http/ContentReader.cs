namespace FlagsDownloader.Http;

/// <summary>Reads a response's content, no further than a limit; in two colours, blocking and awaiting.</summary>
internal static class ContentReader
{
    private const int FirstGuess = 16 * 1024;

    public static ReadOnlyMemory<byte> Read(HttpContent content, int limit, CancellationToken cancellation)
    {
        using var stream = content.ReadAsStream(cancellation);
        var (buffer, filled) = (Prepare(content, limit), 0);
        while (true)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
                return buffer.AsMemory(0, filled);
            Grow(ref buffer, filled += read, limit);
        }
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var (buffer, filled) = (Prepare(content, limit), 0);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellation);
            if (read == 0)
                return buffer.AsMemory(0, filled);
            Grow(ref buffer, filled += read, limit);
        }
    }

    // One byte more than announced: the read that finds the end needs room, or it would not be a read.
    private static byte[] Prepare(HttpContent content, int limit) => content.Headers.ContentLength switch
    {
        { } length when length > limit => throw new ContentTooLargeException(limit),
        { } length => GC.AllocateUninitializedArray<byte>((int)length + 1),
        null => GC.AllocateUninitializedArray<byte>(Math.Min(FirstGuess, limit + 1)),
    };

    private static void Grow(ref byte[] buffer, int filled, int limit)
    {
        if (filled > limit)
            throw new ContentTooLargeException(limit);
        if (filled == buffer.Length)
            Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
    }
}
