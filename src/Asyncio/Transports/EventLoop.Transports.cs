using System.Net.Sockets;

namespace Asyncio;

/// <content>The transports of a loop and their shared buffer.</content>
public sealed partial class EventLoop
{
    // asyncio's max_size of a receive.
    private const int ReceiveBufferSize = 256 * 1024;

    private readonly Dictionary<Socket, BaseTransport> _transports = [];

    /// <summary>The receive buffer of all transports: one receives at a time, and its protocol uses the data before it returns.</summary>
    internal byte[] ReceiveBuffer => field ??= GC.AllocateUninitializedArray<byte>(ReceiveBufferSize, pinned: true);

    /// <exception cref="InvalidOperationException">The socket already has a transport.</exception>
    internal void AddTransport(Socket socket, BaseTransport transport)
    {
        ThrowIfHasTransport(socket);
        _transports[socket] = transport;
    }

    internal void RemoveTransport(Socket socket) => _transports.Remove(socket);

    private void ThrowIfHasTransport(Socket socket)
    {
        if (_transports.Count > 0 && _transports.TryGetValue(socket, out var transport) && !transport.IsClosing)
        {
            throw new InvalidOperationException($"The socket is used by {transport}: read and write through that.");
        }
    }

    private void AbandonTransports()
    {
        foreach (var transport in _transports.Values)
        {
            transport.Abandon();
        }

        _transports.Clear();
    }
}
