using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>A selector with Linux's epoll: the cost of a select depends on the ready sockets only; <c>selectors.EpollSelector</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class EpollSelector : ISelector
{
    // The maximum of one select, as in asyncio; the next pass gets the rest.
    private const int MaxEvents = 1024;

    private readonly KeyTable _keys = new();
    private readonly List<SelectorKey> _replacedKeys = [];
    private readonly byte[] _events = new byte[MaxEvents * Epoll.EventSize];
    private readonly SafeFileHandle _epoll;
    private readonly SafeFileHandle _wake;
    private readonly int _wakeDescriptor;

    /// <summary>Creates a selector, which needs two descriptors.</summary>
    /// <exception cref="SocketException">The system has no more descriptors.</exception>
    public EpollSelector()
    {
        _epoll = Epoll.Create();
        try
        {
            _wake = Epoll.CreateEvent();
            _wakeDescriptor = (int)_wake.DangerousGetHandle();

            // Edge-triggered, so that it need not be read: each wake is reported once.
            Epoll.Control(_epoll, Epoll.Add, _wakeDescriptor, Epoll.In | Epoll.EdgeTriggered);
        }
        catch
        {
            _epoll.Dispose();
            _wake?.Dispose();
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

        try
        {
            Epoll.Control(_epoll, Epoll.Add, key.Descriptor, ToMask(events));
        }
        catch
        {
            _keys.Remove(key);
            throw;
        }

        return key;
    }

    /// <inheritdoc/>
    public void Modify(SelectorKey key, SelectorEvents events)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyTable.ThrowIfNone(events);
        _keys.ThrowUnlessHas(key);
        Epoll.Control(_epoll, Epoll.Modify, key.Descriptor, ToMask(events));
        key.Events = events;
    }

    /// <inheritdoc/>
    public bool Unregister(SelectorKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_keys.Remove(key))
        {
            return false;
        }

        // The system removes a closed descriptor itself, and another socket may have its number by now.
        if (!key.IsClosed)
        {
            Epoll.TryDelete(_epoll, key.Descriptor);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Select(int milliseconds, ICollection<SelectorEvent> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        var before = ready.Count;
        AddClosed(ready);
        var count = Epoll.Wait(_epoll, _events, ready.Count > before ? 0 : milliseconds);
        for (var i = 0; i < count; i++)
        {
            var (mask, descriptor) = Epoll.EventAt(_events, i);
            if (descriptor != _wakeDescriptor && _keys.At(descriptor) is { } key && (ToEvents(mask) & key.Events) is var events and not SelectorEvents.None)
            {
                ready.Add(new SelectorEvent(key, events));
            }
        }
    }

    /// <inheritdoc/>
    public void Wake() => Epoll.WriteEvent(_wake);

    /// <inheritdoc/>
    public void Dispose()
    {
        _epoll.Dispose();
        _wake.Dispose();
    }

    private void AddClosed(ICollection<SelectorEvent> ready)
    {
        foreach (var key in _replacedKeys)
        {
            ready.Add(new SelectorEvent(key, SelectorEvents.None));
        }

        _replacedKeys.Clear();
        _keys.RemoveClosed(ready);
    }

    private static uint ToMask(SelectorEvents events) =>
        (events.HasFlag(SelectorEvents.Read) ? Epoll.In : 0) | (events.HasFlag(SelectorEvents.Write) ? Epoll.Out : 0);

    // Errors and hang-ups make both sides ready, as in CPython: the next socket call reports them.
    private static SelectorEvents ToEvents(uint mask) =>
        ((mask & ~Epoll.Out) != 0 ? SelectorEvents.Read : SelectorEvents.None)
        | ((mask & ~Epoll.In) != 0 ? SelectorEvents.Write : SelectorEvents.None);
}
