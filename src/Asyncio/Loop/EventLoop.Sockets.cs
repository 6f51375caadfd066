using System.Net.Sockets;

namespace Asyncio;

/// <content>Callbacks for sockets that are ready.</content>
public sealed partial class EventLoop
{
    private readonly List<SelectorEvent> _readySockets = [];
    private ISelector? _selector;

    private bool HasSockets => _selector is { Count: > 0 };

    /// <summary>
    /// Has the callback run in each pass in which the socket can be received from, or accepted on, until
    /// <see cref="RemoveReader"/>. Another reader of the socket is replaced. <c>loop.add_reader</c>.
    /// </summary>
    /// <param name="socket">The socket; set it non-blocking, so that a callback cannot hold up the loop.</param>
    /// <param name="callback">What to run. While it leaves something in the socket, it runs again in the next pass.</param>
    /// <returns>A handle; to cancel it removes the reader the next time that the socket is ready.</returns>
    /// <exception cref="ObjectDisposedException">The loop or the socket is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs, or a transport has the socket.</exception>
    /// <exception cref="SocketException">The system cannot watch the socket.</exception>
    /// <remarks>
    /// Remove the reader before you close the socket. Of a socket that was closed before, the exception handler is told, and its
    /// callbacks run once more.
    /// </remarks>
    public Handle AddReader(Socket socket, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchOwn(socket, SelectorEvents.Read, new ActionHandle(callback));
    }

    /// <inheritdoc cref="AddReader(Socket, Action)"/>
    /// <param name="socket">The socket.</param>
    /// <param name="callback">What to run. Static, it costs no closure.</param>
    /// <param name="state">What to run it with.</param>
    public Handle AddReader<TState>(Socket socket, Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchOwn(socket, SelectorEvents.Read, new StateHandle<TState>(callback, state));
    }

    /// <summary>
    /// Has the callback run in each pass in which the socket has room to send, or its connect has ended, until
    /// <see cref="RemoveWriter"/>. Another writer of the socket is replaced. <c>loop.add_writer</c>.
    /// </summary>
    /// <inheritdoc cref="AddReader(Socket, Action)"/>
    public Handle AddWriter(Socket socket, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchOwn(socket, SelectorEvents.Write, new ActionHandle(callback));
    }

    /// <inheritdoc cref="AddWriter(Socket, Action)"/>
    /// <param name="socket">The socket.</param>
    /// <param name="callback">What to run. Static, it costs no closure.</param>
    /// <param name="state">What to run it with.</param>
    public Handle AddWriter<TState>(Socket socket, Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchOwn(socket, SelectorEvents.Write, new StateHandle<TState>(callback, state));
    }

    /// <summary>Takes back the reader; one that is ready already does not run any more. <c>loop.remove_reader</c>.</summary>
    /// <returns>False when the socket has none, or the loop is closed.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public bool RemoveReader(Socket socket) => UnwatchOwn(socket, SelectorEvents.Read);

    /// <summary>Takes back the writer; one that is ready already does not run any more. <c>loop.remove_writer</c>.</summary>
    /// <inheritdoc cref="RemoveReader"/>
    public bool RemoveWriter(Socket socket) => UnwatchOwn(socket, SelectorEvents.Write);

    private ISelector GetSelector()
    {
        // Made when first needed: a loop that never waits costs no descriptor.
        if (_selector is null)
        {
            var selector = _options.Selector();
            lock (_gate)
            {
                _selector = selector;
            }
        }

        return _selector;
    }

    /// <summary>For users, who must not take from a transport what it reads or writes.</summary>
    private Handle WatchOwn(Socket socket, SelectorEvents side, Handle handle)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfHasTransport(socket);
        return Watch(socket, side, handle);
    }

    private bool UnwatchOwn(Socket socket, SelectorEvents side)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfHasTransport(socket);
        return Unwatch(socket, side);
    }

    internal Handle Watch(Socket socket, SelectorEvents side, Handle handle)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfClosed();
        ThrowIfElsewhere();
        var selector = GetSelector();
        if (selector.Find(socket) is { } key)
        {
            selector.Modify(key, key.Events | side);
        }
        else
        {
            key = selector.Register(socket, side, new SocketCallbacks());
        }

        ((SocketCallbacks)key.Data!).Set(side, handle)?.Cancel();
        return handle;
    }

    internal bool Unwatch(Socket socket, SelectorEvents side)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (_closed)
        {
            return false;
        }

        ThrowIfElsewhere();
        return _selector?.Find(socket) is { } key && Unwatch(key, side);
    }

    private bool Unwatch(SelectorKey key, SelectorEvents side)
    {
        var left = key.Events & ~side;
        if (left == SelectorEvents.None)
        {
            _selector!.Unregister(key);
        }
        else if (left != key.Events && !key.IsClosed)
        {
            _selector!.Modify(key, left);
        }

        if (((SocketCallbacks)key.Data!).Set(side, null) is not { } handle)
        {
            return false;
        }

        handle.Cancel();
        return true;
    }

    internal void ThrowIfElsewhere()
    {
        if (!IsOnThread)
        {
            ThrowIfRunningElsewhere();
        }
    }

    private void LookAtSockets() => _selector!.Select(0, _readySockets);

    private void MakeReadySocketsReady()
    {
        MeasureSockets(_readySockets.Count);
        foreach (var (key, events) in _readySockets)
        {
            if (events == SelectorEvents.None)
            {
                ReportClosed(key);
                continue;
            }

            // HasFlag allocates until the code is compiled a second time.
            if ((events & SelectorEvents.Read) != SelectorEvents.None)
            {
                PushCallback(key, SelectorEvents.Read);
            }

            if ((events & SelectorEvents.Write) != SelectorEvents.None)
            {
                PushCallback(key, SelectorEvents.Write);
            }
        }

        _readySockets.Clear();
    }

    private void PushCallback(SelectorKey key, SelectorEvents side)
    {
        if (((SocketCallbacks)key.Data!).Get(side) is not { } handle)
        {
            return;
        }

        if (handle.Cancelled)
        {
            Unwatch(key, side);
        }
        else
        {
            // With its key, so that a slow one is reported with its socket.
            _ready.Push(new ReadyEntry(ReadyKind.Handle, handle, key, _loopContext));
        }
    }

    private static bool IsReader(SelectorKey key, object callback) =>
        ReferenceEquals(((SocketCallbacks)key.Data!).Get(SelectorEvents.Read), callback);

    private static string EndPointsOf(SelectorKey key)
    {
        try
        {
            return key.Socket.LocalEndPoint is { } local
                ? $"the socket {local}{(key.Socket.Connected ? $" to {key.Socket.RemoteEndPoint}" : string.Empty)}"
                : $"descriptor {key.Descriptor}";
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed by the callback, or no socket but a pipe.
            return $"descriptor {key.Descriptor}";
        }
    }

    // The selector has forgotten it. Its callbacks run once more, to find by their own call that it is closed.
    private void ReportClosed(SelectorKey key)
    {
        CallExceptionHandler(new ExceptionContext(
            "A socket was closed while the loop waited for it. Call RemoveReader and RemoveWriter before you close a socket"));
        foreach (var side in (ReadOnlySpan<SelectorEvents>)[SelectorEvents.Read, SelectorEvents.Write])
        {
            if (((SocketCallbacks)key.Data!).Get(side) is { Cancelled: false } handle)
            {
                PushHandle(handle);
            }
        }
    }

    /// <summary>What the loop keeps with a socket.</summary>
    private sealed class SocketCallbacks
    {
        private Handle? _reader;
        private Handle? _writer;

        public Handle? Get(SelectorEvents side) => side == SelectorEvents.Read ? _reader : _writer;

        /// <returns>The one that it replaces.</returns>
        public Handle? Set(SelectorEvents side, Handle? handle)
        {
            ref var place = ref side == SelectorEvents.Read ? ref _reader : ref _writer;
            var replaced = place;
            place = handle;
            return replaced;
        }
    }
}
