using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>The read or the write of a <see cref="LoopStream"/>, one at a time. The object is reused, so that a call does not allocate.</summary>
/// <remarks>
/// It completes with no <see cref="SynchronizationContext"/> set: otherwise the runtime would run the continuation of an await with
/// <c>ConfigureAwait(false)</c> on the thread pool. An await that captured the loop's context continues through the ready queue.
/// </remarks>
internal abstract class LoopStreamOperation(EventLoop loop, Socket socket, SelectorEvents side) : IValueTaskSource<int>, IValueTaskSource, ILeftToLoop
{
    // The number of events without an operation after which the selector stops watching the socket.
    private const int MaxUnusedEvents = 2;

    // A mutable struct, so not readonly.
    private ManualResetValueTaskSourceCore<int> _core;
    private CancellationTokenRegistration _registration;
    private CancellationToken _token;
    private int _isBusy;

    // Used on the loop's thread only.
    private bool _isPending;
    private bool _isWatched;
    private bool _hasEnded;
    private int _unusedEvents;

    protected EventLoop Loop => loop;

    protected Socket Socket => socket;

    /// <summary>Whether the selector stops watching the socket when the operation ends. Otherwise it stops at the next event without an operation.</summary>
    protected virtual bool IsWatchedOnce => false;

    /// <summary>Ends the operation because the stream or the loop is closed. Call it on the loop's thread, or when the loop does not run.</summary>
    public void End()
    {
        _hasEnded = true;
        Unwatch();
        if (_isPending)
        {
            Fail(new ObjectDisposedException(nameof(LoopStream)));
        }
    }

    public int GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            if (token == _core.Version)
            {
                _core.Reset();
                Volatile.Write(ref _isBusy, 0);
            }
        }
    }

    // A caller on another thread would continue there if it saw that the loop has completed the operation meanwhile.
    public ValueTaskSourceStatus GetStatus(short token) =>
        loop.IsOnThread || loop.IsClosed ? _core.GetStatus(token) : ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        // For the same reason, the loop's thread looks whether the operation is complete.
        if (loop.IsOnThread || HasContext(flags)
            || !loop.TryPostInternal(static self => ((LoopStreamContinuation)self!).Run(), new LoopStreamContinuation(this, continuation, state, token)))
        {
            _core.OnCompleted(continuation, state, token, flags);
        }
    }

    /// <summary>Runs a continuation at the end of the operation. Called on the loop's thread.</summary>
    public void ContinueWith(Action<object?> continuation, object? state, short token)
    {
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            _core.OnCompleted(continuation, state, token, ValueTaskSourceOnCompletedFlags.None);
        }
        else
        {
            SynchronizationContext.SetSynchronizationContext(null);
            continuation(state);
        }
    }

    /// <inheritdoc/>
    public void LoopClosed() => Fail(new ObjectDisposedException(nameof(EventLoop)));

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    /// <summary>Marks the operation as busy.
    /// <exception cref="InvalidOperationException">Another call is busy.</exception></summary>
    protected void Enter()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException($"Another call already waits to {(side == SelectorEvents.Read ? "read from" : "write to")} this stream.");
        }
    }

    protected void Leave() => Volatile.Write(ref _isBusy, 0);

    /// <summary>Waits on the loop's thread for what could not be done at once.</summary>
    /// <returns>The version of the value task.</returns>
    protected short Begin(CancellationToken cancellationToken)
    {
        var version = _core.Version;
        _token = cancellationToken;
        if (loop.IsOnThread)
        {
            Wait();
        }
        else if (!loop.TryPostInternal(static self => ((LoopStreamOperation)self!).TryOrWait(), this))
        {
            _core.SetException(new ObjectDisposedException(nameof(EventLoop)));
        }

        return version;
    }

    /// <summary>Reads or writes without blocking.</summary>
    /// <returns>The number of bytes; null if the socket is not ready.</returns>
    /// <exception cref="SocketException">The connection failed.</exception>
    protected abstract int? Try();

    /// <summary>Returns the exception that the caller gets for an error of the system.</summary>
    protected virtual Exception Explain(SocketException failure) => new IOException(failure.Message, failure);

    /// <summary>Releases the reference to the caller's memory.</summary>
    protected abstract void ReleaseMemory();

    private void TryOrWait()
    {
        _isPending = true;
        if (_hasEnded)
        {
            Fail(new ObjectDisposedException(nameof(LoopStream)));
        }
        else if (!TryNow())
        {
            Wait();
        }
    }

    private void Wait()
    {
        _isPending = true;
        _unusedEvents = 0;
        if (!_isWatched)
        {
            try
            {
                loop.Watch(socket, side, new StateHandle<LoopStreamOperation>(static self => self.Ready(), this));
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                Fail(e);
                return;
            }

            _isWatched = true;
            loop.AddStreamOperation(this);
        }

        if (_token.CanBeCanceled)
        {
            var version = _core.Version;
            _registration = _token.UnsafeRegister(
                static state =>
                {
                    var (self, version) = ((LoopStreamOperation, short))state!;
                    self.Loop.TryPostInternal(_ => self.Cancel(version), null);
                },
                (this, version));
        }
    }

    // The socket stays watched after a read: the next read starts before the socket is ready again, or a pass later, and needs no system call.
    private void Ready()
    {
        if (!_isPending)
        {
            if (++_unusedEvents > MaxUnusedEvents)
            {
                Unwatch();
            }

            return;
        }

        TryNow();
        if (!_isPending && side == SelectorEvents.Write)
        {
            Unwatch();
        }
    }

    private bool TryNow()
    {
        try
        {
            if (Try() is not { } result)
            {
                return false;
            }

            EndWait();
            Complete(static (core, result, _) => core._core.SetResult(result), result, null);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Fail(e);
        }

        return true;
    }

    private void Cancel(short version)
    {
        if (_isPending && version == _core.Version)
        {
            Fail(new OperationCanceledException(_token));
        }
    }

    private void Fail(Exception exception)
    {
        EndWait();
        Complete(static (core, _, exception) => core._core.SetException(exception!), 0, exception is SocketException failure
            ? Explain(failure)
            : exception);
    }

    private void EndWait()
    {
        _isPending = false;
        _registration.Unregister();
        _registration = default;
        ReleaseMemory();
        if (IsWatchedOnce)
        {
            Unwatch();
        }
    }

    private static bool HasContext(ValueTaskSourceOnCompletedFlags flags) =>
        (flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != ValueTaskSourceOnCompletedFlags.None
        || ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != ValueTaskSourceOnCompletedFlags.None
            && (SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default));

    private void Complete(Action<LoopStreamOperation, int, Exception?> complete, int result, Exception? exception)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            complete(this, result, exception);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Unwatch()
    {
        if (_isWatched)
        {
            _isWatched = false;
            loop.RemoveStreamOperation(this);
            loop.Unwatch(socket, side);
        }
    }
}
