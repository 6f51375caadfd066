using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// A selector with <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/>, for any
/// system. The cost of a select depends on all registered sockets. <c>selectors.SelectSelector</c>.
/// </summary>
public sealed class SelectSelector : ISelector
{
    private const int MaxWaitMilliseconds = int.MaxValue / 1000;

    private readonly KeyTable _keys = new();
    private readonly List<SelectorKey> _replacedKeys = [];
    private readonly List<Socket> _reads = [];
    private readonly List<Socket> _writes = [];
    private readonly List<Socket> _errors = [];
    private readonly Dictionary<Socket, SelectorEvents> _found = [];

    // A socket that is connected to itself: a send from any thread wakes the select.
    private readonly Socket _wake = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _byte = new byte[1];
    private int _isWoken;

    /// <summary>Creates a selector, which needs one socket on the loopback address.</summary>
    /// <exception cref="SocketException">The system has no more sockets.</exception>
    public SelectSelector()
    {
        try
        {
            _wake.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _wake.Connect(_wake.LocalEndPoint!);
            _wake.Blocking = false;
        }
        catch
        {
            _wake.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Count => _keys.Count;

    /// <inheritdoc/>
    public SelectorKey? Find(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return _keys.Find(socket);
    }

    /// <inheritdoc/>
    public SelectorKey Register(Socket socket, SelectorEvents events, object? data = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var key = _keys.Add(socket, events, data, out var replaced);
        if (replaced is not null)
        {
            _replacedKeys.Add(replaced);
        }

        return key;
    }

    /// <inheritdoc/>
    public void Modify(SelectorKey key, SelectorEvents events)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyTable.ThrowIfNone(events);
        _keys.ThrowUnlessHas(key);
        key.Events = events;
    }

    /// <inheritdoc/>
    public bool Unregister(SelectorKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _keys.Remove(key);
    }

    /// <inheritdoc/>
    public void Select(int milliseconds, ICollection<SelectorEvent> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        var before = ready.Count;
        ListSockets(ready);
        Wait(ready.Count > before ? 0 : milliseconds);
        if (_reads.Remove(_wake))
        {
            EndWake();
        }

        AddFound(_reads, SelectorEvents.Read);
        AddFound(_writes, SelectorEvents.Write);
        AddFound(_errors, SelectorEvents.Read | SelectorEvents.Write);
        foreach (var (socket, events) in _found)
        {
            if (_keys.Find(socket) is { } key && (events & key.Events) != SelectorEvents.None)
            {
                ready.Add(new SelectorEvent(key, events & key.Events));
            }
        }

        _found.Clear();
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // One byte is enough.
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            _wake.Send(_byte, SocketFlags.None, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    private void ListSockets(ICollection<SelectorEvent> ready)
    {
        foreach (var key in _replacedKeys)
        {
            ready.Add(new SelectorEvent(key, SelectorEvents.None));
        }

        _replacedKeys.Clear();
        _reads.Clear();
        _writes.Clear();
        _errors.Clear();
        _reads.Add(_wake);
        for (var i = _keys.Count - 1; i >= 0; i--)
        {
            var key = _keys.Keys[i];
            if (key.IsClosed)
            {
                _keys.Remove(key);
                ready.Add(new SelectorEvent(key, SelectorEvents.None));
                continue;
            }

            if (key.Events.HasFlag(SelectorEvents.Read))
            {
                _reads.Add(key.Socket);
            }

            if (key.Events.HasFlag(SelectorEvents.Write))
            {
                _writes.Add(key.Socket);
            }

            // A failed connect is reported as an error only on Windows; a refused datagram, and a pipe without a reader, on every system.
            if (key.Events.HasFlag(SelectorEvents.Write) || key.Socket is { SocketType: SocketType.Dgram } or { AddressFamily: AddressFamily.Unix })
            {
                _errors.Add(key.Socket);
            }
        }
    }

    private void Wait(int milliseconds)
    {
        var microseconds = milliseconds < 0 ? -1 : Math.Min(milliseconds, MaxWaitMilliseconds) * 1000;
        try
        {
            Socket.Select(_reads, _writes, _errors, microseconds);
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.NotSocket or SocketError.Interrupted })
        {
            // Another thread has closed a socket; the next select reports it.
            _reads.Clear();
            _writes.Clear();
            _errors.Clear();
        }
    }

    private void AddFound(List<Socket> sockets, SelectorEvents events)
    {
        foreach (var socket in sockets)
        {
            _found[socket] = _found.GetValueOrDefault(socket) | events;
        }
    }

    // Reads the byte before it resets the flag: a wake in between sends no byte, and this select ends anyway.
    private void EndWake()
    {
        while (_wake.Receive(_byte, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
        {
        }

        Interlocked.Exchange(ref _isWoken, 0);
    }
}
