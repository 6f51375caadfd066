using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>A connection that reports its requests and answers to a <see cref="ConnectionUse"/>.</summary>
/// <remarks>
/// A subclass of <see cref="NetworkStream"/>, not a wrapper: only for that type the handler lets a blocking request wait in a
/// blocking read. The runtime's own events (EventSource <c>System.Net.Http</c>) report the same, but cost ten boxed events a request.
/// </remarks>
internal sealed class ObservedConnection(Socket socket) : NetworkStream(socket, ownsSocket: true), IObservedStream
{
    /// <inheritdoc/>
    public ConnectionUse? Use { private get; set; }

    public ConnectionState Inspect() => SocketState.Inspect(Socket);

    public void EndRequests() => SocketState.EndSending(Socket);

    // In a derived type, the span methods of the base class call these two.
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        return Use?.Read(read, count) ?? read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Use?.Writing();
        base.Write(buffer, offset, count);
        Use?.Written();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Use is null)
        {
            return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        if (Use.IsReadAhead)
        {
            if (Use.IsUnusableForCurrent())
            {
                return 0;
            }

            await Use.WhenWritten().ConfigureAwait(false);
        }

        return Use.Read(await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Use?.Writing();
        await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        Use?.Written();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Use?.Closing();
        }

        base.Dispose(disposing);
    }
}
