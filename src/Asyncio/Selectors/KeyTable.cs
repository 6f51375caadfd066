using System.Net.Sockets;

namespace Asyncio;

/// <summary>The registered sockets of a selector, in a table by descriptor and in a list.</summary>
internal sealed class KeyTable
{
    // Finds a closed socket of a small program before the next wait, at a cost that is small beside a system call.
    private const int MaxChecks = 64;

    private readonly List<SelectorKey> _keys = [];
    private SelectorKey?[] _byDescriptor = new SelectorKey?[64];
    private int _next;

    public int Count => _keys.Count;

    public IReadOnlyList<SelectorKey> Keys => _keys;

    public SelectorKey? Find(Socket socket)
    {
        // A closed socket has no descriptor.
        return socket.SafeHandle.IsClosed
            ? _keys.Find(key => ReferenceEquals(key.Socket, socket))
            : At((int)socket.Handle) is { } key && ReferenceEquals(key.Socket, socket) ? key : null;
    }

    public SelectorKey? At(int descriptor) => (uint)descriptor < (uint)_byDescriptor.Length ? _byDescriptor[descriptor] : null;

    public bool Has(SelectorKey key) => key.Index < _keys.Count && ReferenceEquals(_keys[key.Index], key);

    /// <summary>Adds a socket and returns its key.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="events">The events to wait for.</param>
    /// <param name="data">The data of the key.</param>
    /// <param name="replaced">The removed key of a closed socket with the same descriptor; null if there was none.</param>
    public SelectorKey Add(Socket socket, SelectorEvents events, object? data, out SelectorKey? replaced)
    {
        ThrowIfNone(events);
        ObjectDisposedException.ThrowIf(socket.SafeHandle.IsClosed, socket);
        var descriptor = (int)socket.Handle;
        replaced = At(descriptor);
        if (replaced is not null)
        {
            if (ReferenceEquals(replaced.Socket, socket))
            {
                throw new ArgumentException("The socket is already registered.", nameof(socket));
            }

            Remove(replaced);
        }

        var key = new SelectorKey(socket, data) { Descriptor = descriptor, Events = events, Index = _keys.Count };
        if (descriptor >= _byDescriptor.Length)
        {
            Array.Resize(ref _byDescriptor, Math.Max(descriptor + 1, _byDescriptor.Length * 2));
        }

        _byDescriptor[descriptor] = key;
        _keys.Add(key);
        return key;
    }

    public bool Remove(SelectorKey key)
    {
        if (!Has(key))
        {
            return false;
        }

        var last = _keys[^1];
        _keys[key.Index] = last;
        last.Index = key.Index;
        _keys.RemoveAt(_keys.Count - 1);
        if (ReferenceEquals(At(key.Descriptor), key))
        {
            _byDescriptor[key.Descriptor] = null;
        }

        return true;
    }

    /// <summary>Removes sockets that were closed without <see cref="ISelector.Unregister"/>, and reports them. Each call checks some of the sockets.</summary>
    public void RemoveClosed(ICollection<SelectorEvent> ready)
    {
        for (var left = Math.Min(MaxChecks, _keys.Count); left > 0 && _keys.Count > 0; left--)
        {
            _next = _next < _keys.Count ? _next : 0;
            var key = _keys[_next];
            if (key.IsClosed)
            {
                Remove(key);
                ready.Add(new SelectorEvent(key, SelectorEvents.None));
            }
            else
            {
                _next++;
            }
        }
    }

    public static void ThrowIfNone(SelectorEvents events)
    {
        if ((events & (SelectorEvents.Read | SelectorEvents.Write)) == SelectorEvents.None)
        {
            throw new ArgumentException("At least one event is needed.", nameof(events));
        }
    }

    public void ThrowUnlessHas(SelectorKey key)
    {
        if (!Has(key))
        {
            throw new ArgumentException("The socket is not registered.", nameof(key));
        }

        ObjectDisposedException.ThrowIf(key.IsClosed, key.Socket);
    }
}
