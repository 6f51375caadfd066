using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>A connection that watches the requests on it, once they are what is written to it.</summary>
/// <remarks>
/// A subclass of <see cref="NetworkStream"/>, not a wrapper around one: the handler recognises the type, and only then
/// does a blocking request wait in a blocking read. The runtime's own events (EventSource <c>System.Net.Http</c>) tell the
/// same, at ten boxed events a request.
/// </remarks>
internal sealed class ObservedConnection(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private RequestWatch _watch;
    private bool _isWatched;

    /// <summary>
    /// From here on it is requests that are written, not an agreement on encryption, whose bytes an <see cref="ObservedStream"/>
    /// above it sees as they are, nor one with a proxy.
    /// </summary>
    /// <returns>What to write requests to.</returns>
    public static ValueTask<Stream> WatchAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellation)
    {
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
            return new(context.PlaintextStream);
        if (context.PlaintextStream is not ObservedConnection connection)
            return new(new ObservedStream(context.PlaintextStream));
        connection._isWatched = true;
        return new(connection);
    }

    // The base's span methods go to the array methods of a derived type, these two.
    public override int Read(byte[] buffer, int offset, int count) => Seen(base.Read(buffer, offset, count), count);

    public override void Write(byte[] buffer, int offset, int count)
    {
        Writing();
        base.Write(buffer, offset, count);
        Written();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Seen(await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writing();
        await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        Written();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int Seen(int count, int room) => _isWatched ? _watch.Read(count, room) : count;

    private void Writing()
    {
        if (_isWatched)
            _watch.Writing();
    }

    private void Written()
    {
        if (_isWatched)
            RequestWatch.Written();
    }
}
