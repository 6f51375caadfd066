using System.Net.Sockets;

namespace Asyncio;

/// <summary>A registered socket, as <see cref="ISelector.Register"/> returns it; <c>selectors.SelectorKey</c>.</summary>
/// <param name="socket">The socket.</param>
/// <param name="data">The data of the key.</param>
public sealed class SelectorKey(Socket socket, object? data)
{
    /// <summary>The socket.</summary>
    public Socket Socket { get; } = socket;

    /// <summary>The data that the caller passed to <see cref="ISelector.Register"/>.</summary>
    public object? Data { get; } = data;

    /// <summary>The events to wait for. The selector sets it.</summary>
    public SelectorEvents Events { get; set; }

    /// <summary>The descriptor, which a closed socket no longer has.</summary>
    internal int Descriptor { get; init; }

    /// <summary>The index in the selector's list.</summary>
    internal int Index { get; set; }

    internal bool IsClosed => Socket.SafeHandle.IsClosed;
}
