using System.Buffers;

namespace FlagsDownloader.Http;

/// <summary>
/// Reads a response's content, up to a limit, blocking and awaiting. The buffers are rented: the last user of the content may
/// return them.
/// </summary>
/// <remarks>
/// After a failure they are not returned: the failed read may still write into them.
/// </remarks>
internal static class ContentReader
{
    private const int InitialBufferSize = 16 * 1024;

    public static ReadOnlyMemory<byte> Read(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        using var stream = content.ReadAsStream(cancellationToken);
        var (buffer, filled) = (RentBuffer(content, limit), 0);
        while (true)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                return buffer.AsMemory(0, filled);
            }

            Grow(ref buffer, filled += read, limit);
        }
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var (buffer, filled) = (RentBuffer(content, limit), 0);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, filled);
            }

            Grow(ref buffer, filled += read, limit);
        }
    }

    // One byte more than announced: the read that finds the end needs room.
    private static byte[] RentBuffer(HttpContent content, int limit) => content.Headers.ContentLength switch
    {
        { } length when length > limit => throw new ContentTooLargeException(limit),
        { } length => ArrayPool<byte>.Shared.Rent((int)length + 1),
        null => ArrayPool<byte>.Shared.Rent(Math.Min(InitialBufferSize, limit + 1)),
    };

    private static void Grow(ref byte[] buffer, int filled, int limit)
    {
        if (filled > limit)
        {
            throw new ContentTooLargeException(limit);
        }

        if (filled < buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, limit + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
