using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Wraps a socket in a <see cref="Stream"/>.</content>
public sealed partial class EventLoop
{
    // The operations whose socket the selector watches.
    private readonly HashSet<LoopStreamOperation> _streamOperations = [];

    /// <summary>
    /// Creates a stream over a connected socket that this loop watches, for <see cref="System.Net.Security.SslStream"/> or for the
    /// <c>ConnectCallback</c> of a <c>SocketsHttpHandler</c>, which then run on the loop's thread. Not in asyncio.
    /// </summary>
    /// <param name="socket">A non-blocking stream socket. The stream takes ownership of it.</param>
    /// <returns>
    /// The stream. Any thread may call it; an await continues on the loop's thread, also with <c>ConfigureAwait(false)</c>. Blocking reads and
    /// writes throw <see cref="NotSupportedException"/> on the loop's thread, and block other threads. When the loop closes, pending operations
    /// fail with <see cref="ObjectDisposedException"/>; later ones use .NET's own socket engine.
    /// </returns>
    /// <exception cref="ArgumentException">The socket is blocking, or is not a stream socket.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    public Stream AsStream(Socket socket)
    {
        ThrowUnlessStreamOfLoop(socket);
        return new LoopStream(this, socket);
    }

    /// <summary>
    /// Connects a socket for <see cref="AsStream"/>. Unlike <see cref="SockConnect"/>, any thread may call it, and an await continues on the
    /// loop's thread, also with <c>ConfigureAwait(false)</c>: for the <c>ConnectCallback</c> of a <c>SocketsHttpHandler</c>. Not in asyncio.
    /// </summary>
    /// <param name="socket">A non-blocking stream socket. If the connect fails or is cancelled, close it.</param>
    /// <param name="address">The address. A host name is not resolved, and is an error.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The socket is blocking, or is not a stream socket, or the address is a host name.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed, or closes before the connect ends.</exception>
    /// <exception cref="SocketException">The connect failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask ConnectStream(Socket socket, EndPoint address, CancellationToken cancellationToken = default)
    {
        ThrowUnlessStreamOfLoop(socket);
        if (address is DnsEndPoint)
        {
            throw new ArgumentException("The address must be resolved: give an IPEndPoint.", nameof(address));
        }

        return new LoopStreamConnect(this, socket, address).Start(cancellationToken);
    }

    /// <summary>Schedules an internal callback on the loop's thread.</summary>
    /// <returns>False if the loop is closed.</returns>
    internal bool TryPostInternal(Action<object?> callback, object? state) => TryPost(InternalEntry(callback, state), wake: true);

    internal void AddStreamOperation(LoopStreamOperation operation) => _streamOperations.Add(operation);

    internal void RemoveStreamOperation(LoopStreamOperation operation) => _streamOperations.Remove(operation);

    private void EndStreamOperations()
    {
        foreach (var operation in _streamOperations.ToArray())
        {
            operation.End();
        }
    }

    private ILeftToLoop[] FindLeftToLoop() => [.. _inbox.Select(entry => entry.State).OfType<ILeftToLoop>()];

    private void ThrowUnlessStreamOfLoop(Socket socket)
    {
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        if (socket.Blocking)
        {
            throw new ArgumentException("The socket must be non-blocking: set Blocking to false.", nameof(socket));
        }
    }
}
