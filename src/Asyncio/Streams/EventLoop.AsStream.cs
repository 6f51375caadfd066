using System.Net.Sockets;

namespace Asyncio;

/// <content>A socket of the loop's for libraries that take a stream.</content>
public sealed partial class EventLoop
{
    /// <summary>
    /// A stream over a connected socket that this loop waits for: for <see cref="System.Net.Security.SslStream"/>, or for the
    /// <c>ConnectCallback</c> of a <c>SocketsHttpHandler</c>, which then run on the loop's thread. Ours.
    /// </summary>
    /// <param name="socket">The socket, of a stream and non-blocking. The stream owns it from now on.</param>
    /// <returns>
    /// The stream. Any thread may call it; what is awaited completes on the loop's thread, also with <c>ConfigureAwait(false)</c>. It has
    /// no blocking reads and writes.
    /// </returns>
    /// <exception cref="ArgumentException">The socket is blocking, or none of a stream.</exception>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    public Stream AsStream(Socket socket)
    {
        ThrowUnlessStream(socket);
        ThrowIfClosed();
        if (socket.Blocking)
        {
            throw new ArgumentException("The socket must be non-blocking: set Blocking to false.", nameof(socket));
        }

        return new LoopStream(this, socket);
    }

    /// <summary>Has the loop's thread run a callback of the library's own.</summary>
    /// <returns>False when the loop is closed and never will.</returns>
    internal bool TryPostInternal(Action<object?> callback, object? state) => Leave(Internal(callback, state), wake: true);
}
