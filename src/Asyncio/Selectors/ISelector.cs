using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// Waits until sockets are ready or another thread wakes it. Level-triggered: a socket that stays ready is reported each time.
/// <c>selectors.BaseSelector</c>.
/// </summary>
/// <remarks>For one thread, except <see cref="Wake"/>, which any thread may call.</remarks>
public interface ISelector : IDisposable
{
    /// <summary>The number of registered sockets.</summary>
    int Count { get; }

    /// <summary>Returns the key of a socket; null if it is not registered. <c>get_key</c>.</summary>
    SelectorKey? Find(Socket socket);

    /// <summary>Starts to watch a socket; <c>register</c>.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="events">The events to wait for, at least one.</param>
    /// <param name="data">The data of the key.</param>
    /// <exception cref="ArgumentException">There are no events, or the socket is already registered.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    /// <exception cref="SocketException">The system cannot watch the socket.</exception>
    SelectorKey Register(Socket socket, SelectorEvents events, object? data = null);

    /// <summary>Changes the events to wait for; <c>modify</c>.</summary>
    /// <exception cref="ArgumentException">There are no events, or the key is not registered.</exception>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    void Modify(SelectorKey key, SelectorEvents events);

    /// <summary>Stops watching a socket, which may be closed; <c>unregister</c>.</summary>
    /// <returns>False if the key is not registered.</returns>
    bool Unregister(SelectorKey key);

    /// <summary>Waits until a socket is ready, the timeout expires, or <see cref="Wake"/> is called; <c>select</c>.</summary>
    /// <param name="milliseconds">The timeout in milliseconds; 0 does not wait, -1 has no limit.</param>
    /// <param name="ready">The collection to add ready sockets to. A select may return without adding any.</param>
    void Select(int milliseconds, ICollection<SelectorEvent> ready);

    /// <summary>Ends the waiting <see cref="Select"/>, or the next one if none waits. Any thread may call it.</summary>
    void Wake();
}
