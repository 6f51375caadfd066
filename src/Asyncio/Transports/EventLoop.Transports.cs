using System.Net.Sockets;

namespace Asyncio;

/// <content>The transports of a loop, and what they share.</content>
public sealed partial class EventLoop
{
    // What asyncio asks for in one receive.
    private const int ReceiveBufferSize = 256 * 1024;

    private readonly Dictionary<Socket, BaseTransport> _transports = [];

    /// <summary>Where transports receive: one for all, since only one runs at a time, and the protocol has dealt with it when it returns.</summary>
    internal byte[] ReceiveBuffer => field ??= GC.AllocateUninitializedArray<byte>(ReceiveBufferSize, pinned: true);

    /// <exception cref="InvalidOperationException">The socket has a transport.</exception>
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
