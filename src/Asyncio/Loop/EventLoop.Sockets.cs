using System.Net.Sockets;

namespace Asyncio;

/// <content>Callbacks of ready sockets.</content>
public sealed partial class EventLoop
{
    private readonly List<SelectorEvent> _readySockets = [];
    private ISelector? _selector;

    private bool HasSockets => _selector is { Count: > 0 };

    /// <summary>
    /// Runs the callback in each pass in which the socket is ready to receive or to accept, until <see cref="RemoveReader"/>. Replaces another
    /// reader of the socket. <c>loop.add_reader</c>.
    /// </summary>
    /// <param name="socket">The socket. Set it non-blocking, so that a callback cannot block the loop.</param>
    /// <param name="callback">The callback. It runs again in the next pass while the socket has data.</param>
    /// <returns>A handle. Cancelling it removes the reader when the socket is ready the next time.</returns>
    /// <exception cref="ObjectDisposedException">The loop or the socket is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs, or a transport uses the socket.</exception>
    /// <exception cref="SocketException">The system cannot watch the socket.</exception>
    /// <remarks>
    /// Remove the reader before you close the socket. Otherwise the loop calls the exception handler, and the socket's callbacks once more.
    /// </remarks>
    public Handle AddReader(Socket socket, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchForUser(socket, SelectorEvents.Read, new ActionHandle(callback));
    }

    /// <inheritdoc cref="AddReader(Socket, Action)"/>
    /// <param name="socket">The socket.</param>
    /// <param name="callback">The callback. A static one needs no closure.</param>
    /// <param name="state">The argument of the callback.</param>
    public Handle AddReader<TState>(Socket socket, Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchForUser(socket, SelectorEvents.Read, new StateHandle<TState>(callback, state));
    }

    /// <summary>
    /// Runs the callback in each pass in which the socket is ready to send or its connect has ended, until <see cref="RemoveWriter"/>. Replaces
    /// another writer of the socket. <c>loop.add_writer</c>.
    /// </summary>
    /// <inheritdoc cref="AddReader(Socket, Action)"/>
    public Handle AddWriter(Socket socket, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchForUser(socket, SelectorEvents.Write, new ActionHandle(callback));
    }

    /// <inheritdoc cref="AddWriter(Socket, Action)"/>
    /// <param name="socket">The socket.</param>
    /// <param name="callback">The callback. A static one needs no closure.</param>
    /// <param name="state">The argument of the callback.</param>
    public Handle AddWriter<TState>(Socket socket, Action<TState> callback, TState state)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return WatchForUser(socket, SelectorEvents.Write, new StateHandle<TState>(callback, state));
    }

    /// <summary>Removes the reader. Its callback does not run any more, even if the socket is ready. <c>loop.remove_reader</c>.</summary>
    /// <returns>False if the socket has no such callback, or the loop is closed.</returns>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public bool RemoveReader(Socket socket) => UnwatchForUser(socket, SelectorEvents.Read);

    /// <summary>Removes the writer. Its callback does not run any more, even if the socket is ready. <c>loop.remove_writer</c>.</summary>
    /// <inheritdoc cref="RemoveReader"/>
    public bool RemoveWriter(Socket socket) => UnwatchForUser(socket, SelectorEvents.Write);

    private ISelector GetSelector()
    {
        // Created on first use: a loop that never waits needs no descriptor.
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

    /// <summary>Watches a socket for user code, which may not use the socket of a transport.</summary>
    private Handle WatchForUser(Socket socket, SelectorEvents side, Handle handle)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfHasTransport(socket);
        return Watch(socket, side, handle);
    }

    private bool UnwatchForUser(Socket socket, SelectorEvents side)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfHasTransport(socket);
        return Unwatch(socket, side);
    }

    internal Handle Watch(Socket socket, SelectorEvents side, Handle handle)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ThrowIfClosed();
        ThrowIfNotOnThread();
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

        ThrowIfNotOnThread();
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

    internal void ThrowIfNotOnThread()
    {
        if (!IsOnThread)
        {
            ThrowIfRunsOnOtherThread();
        }
    }

    private void PollSockets() => _selector!.Select(0, _readySockets);

    private void ScheduleReadySockets()
    {
        MeasureSockets(_readySockets.Count);
        foreach (var (key, events) in _readySockets)
        {
            if (events == SelectorEvents.None)
            {
                ReportClosed(key);
                continue;
            }

            // HasFlag allocates in code that is not optimized yet.
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
            // With its key, so that a report of a slow callback names the socket.
            _ready.Push(new ReadyEntry(ReadyKind.Handle, handle, key, _loopContext));
        }
    }

    private static bool IsReader(SelectorKey key, object callback) =>
        ReferenceEquals(((SocketCallbacks)key.Data!).Get(SelectorEvents.Read), callback);

    private static string DescribeSocket(SelectorKey key)
    {
        try
        {
            return key.Socket.LocalEndPoint is { } local
                ? $"the socket {local}{(key.Socket.Connected ? $" to {key.Socket.RemoteEndPoint}" : string.Empty)}"
                : $"descriptor {key.Descriptor}";
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The callback has closed the socket, or it is a pipe.
            return $"descriptor {key.Descriptor}";
        }
    }

    // The selector has removed the socket. Its callbacks run once more, so that their socket call fails.
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

    /// <summary>The callbacks of a socket.</summary>
    private sealed class SocketCallbacks
    {
        private Handle? _reader;
        private Handle? _writer;

        public Handle? Get(SelectorEvents side) => side == SelectorEvents.Read ? _reader : _writer;

        /// <returns>The replaced callback.</returns>
        public Handle? Set(SelectorEvents side, Handle? handle)
        {
            ref var place = ref side == SelectorEvents.Read ? ref _reader : ref _writer;
            var replaced = place;
            place = handle;
            return replaced;
        }
    }
}
