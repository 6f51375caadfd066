using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// Waits until sockets are ready, or until another thread wakes it: the one sleep of an event loop. Level-triggered: a socket that
/// stays ready is told each time. <c>selectors.BaseSelector</c>.
/// </summary>
/// <remarks>For one thread, but for <see cref="Wake"/>, which any thread may call.</remarks>
public interface ISelector : IDisposable
{
    /// <summary>How many sockets are registered.</summary>
    int Count { get; }

    /// <summary>The key of a socket; null when it is not registered. <c>get_key</c>.</summary>
    SelectorKey? Find(Socket socket);

    /// <summary>Begins to watch a socket; <c>register</c>.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="events">What to wait for, at least one.</param>
    /// <param name="data">What to keep with it.</param>
    /// <exception cref="ArgumentException">There are no events, or the socket is registered already.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    /// <exception cref="SocketException">The system cannot watch it.</exception>
    SelectorKey Register(Socket socket, SelectorEvents events, object? data = null);

    /// <summary>Waits for other events from now on; <c>modify</c>.</summary>
    /// <exception cref="ArgumentException">There are no events, or the key is not registered.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    void Modify(SelectorKey key, SelectorEvents events);

    /// <summary>Watches it no more, also when it was closed meanwhile; <c>unregister</c>.</summary>
    /// <returns>False when the key is not registered.</returns>
    bool Unregister(SelectorKey key);

    /// <summary>Waits until a socket is ready, the time is over, or <see cref="Wake"/> is called; <c>select</c>.</summary>
    /// <param name="milliseconds">How long at most; 0 only looks, -1 waits for any time.</param>
    /// <param name="ready">Where what is ready is added. It may stay as it is: when the time was over, or for no reason.</param>
    void Select(int milliseconds, ICollection<SelectorEvent> ready);

    /// <summary>Ends the <see cref="Select"/> that waits, or else the next one at once. From any thread.</summary>
    void Wake();
}
