using System.Net.Sockets;

namespace Asyncio;

/// <summary>One socket that a selector knows, as <see cref="ISelector.Register"/> made it; <c>selectors.SelectorKey</c>.</summary>
/// <param name="socket">The socket.</param>
/// <param name="data">What belongs to it.</param>
public sealed class SelectorKey(Socket socket, object? data)
{
    /// <summary>The socket.</summary>
    public Socket Socket { get; } = socket;

    /// <summary>What the caller keeps with it.</summary>
    public object? Data { get; } = data;

    /// <summary>What the selector waits for. The selector sets it.</summary>
    public SelectorEvents Events { get; set; }

    /// <summary>The descriptor, which a closed socket does not tell any more.</summary>
    internal int Descriptor { get; init; }

    /// <summary>Its place in the selector's list.</summary>
    internal int Index { get; set; }

    internal bool IsClosed => Socket.SafeHandle.IsClosed;
}
