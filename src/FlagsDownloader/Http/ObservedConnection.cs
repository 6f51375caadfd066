using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>A connection that watches the requests on it, once they are what is written to it.</summary>
/// <remarks>
/// A subclass of <see cref="NetworkStream"/>, not a wrapper around one: the handler recognises the type, and only then
/// does a blocking request wait in a blocking read. The runtime's own events (EventSource <c>System.Net.Http</c>) tell the
/// same, at ten boxed events a request.
/// </remarks>
internal sealed class ObservedConnection(Socket socket) : NetworkStream(socket, ownsSocket: true), IObservedStream
{
    /// <summary>Is told of the requests; null while none are written.</summary>
    public ConnectionUse? Use { private get; set; }

    public ConnectionState Inspect()
    {
        try
        {
            return !Socket.Poll(0, SelectMode.SelectRead) ? ConnectionState.Silent
                : Socket.Available > 0 ? ConnectionState.UnsolicitedBytes
                : ConnectionState.Ended;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return ConnectionState.Ended;
        }
    }

    public void EndRequests()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended already, which the look at it tells.
        }
    }

    // The base's span methods go to the array methods of a derived type, these two.
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
            if (Use.IsUnusable())
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
