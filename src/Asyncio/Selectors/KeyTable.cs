using System.Net.Sockets;

namespace Asyncio;

/// <summary>The sockets that a selector knows: by descriptor to find them, and in a list to go through them.</summary>
internal sealed class KeyTable
{
    // Enough to notice a socket of a small program before the next sleep, and nothing that shows beside a call of the system.
    private const int CheckedAtOnce = 64;

    private readonly List<SelectorKey> _keys = [];
    private SelectorKey?[] _byDescriptor = new SelectorKey?[64];
    private int _next;

    public int Count => _keys.Count;

    public IReadOnlyList<SelectorKey> Keys => _keys;

    public SelectorKey? Find(Socket socket)
    {
        // A closed one tells no descriptor.
        return socket.SafeHandle.IsClosed
            ? _keys.Find(key => ReferenceEquals(key.Socket, socket))
            : At((int)socket.Handle) is { } key && ReferenceEquals(key.Socket, socket) ? key : null;
    }

    public SelectorKey? At(int descriptor) => (uint)descriptor < (uint)_byDescriptor.Length ? _byDescriptor[descriptor] : null;

    public bool Has(SelectorKey key) => key.Index < _keys.Count && ReferenceEquals(_keys[key.Index], key);

    /// <summary>Makes a key of a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="events">What to wait for.</param>
    /// <param name="data">What to keep with it.</param>
    /// <param name="forgotten">The key of a closed socket whose descriptor the new one has.</param>
    public SelectorKey Add(Socket socket, SelectorEvents events, object? data, out SelectorKey? forgotten)
    {
        ThrowIfNone(events);
        ObjectDisposedException.ThrowIf(socket.SafeHandle.IsClosed, socket);
        var descriptor = (int)socket.Handle;
        forgotten = At(descriptor);
        if (forgotten is not null)
        {
            if (ReferenceEquals(forgotten.Socket, socket))
            {
                throw new ArgumentException("The socket is registered already.", nameof(socket));
            }

            Remove(forgotten);
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

    /// <summary>Takes out some of those that were closed without having been unregistered, and tells of them; all, in turns.</summary>
    public void RemoveClosed(ICollection<SelectorEvent> ready)
    {
        for (var left = Math.Min(CheckedAtOnce, _keys.Count); left > 0 && _keys.Count > 0; left--)
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
            throw new ArgumentException("There is nothing to wait for.", nameof(events));
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
