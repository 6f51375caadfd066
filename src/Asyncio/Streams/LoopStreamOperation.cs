using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>The reads, or the writes, of a <see cref="LoopStream"/>: one at a time, and one object for all, so that none allocates.</summary>
/// <remarks>
/// It completes with no <see cref="SynchronizationContext"/> set. A library awaits with <c>ConfigureAwait(false)</c>, and such a continuation
/// runs in place only then; with the loop's context set the runtime would move it to its pool. An await that captured the loop's context
/// comes back through the ready queue.
/// </remarks>
internal abstract class LoopStreamOperation(EventLoop loop, Socket socket, SelectorEvents side) : IValueTaskSource<int>, IValueTaskSource
{
    // Mutable, so not readonly.
    private ManualResetValueTaskSourceCore<int> _core;
    private CancellationTokenRegistration _registration;
    private CancellationToken _token;
    private int _isBusy;

    // Of the loop's thread: the operation waits for the socket, and the selector watches it.
    private bool _isPending;
    private bool _isWatched;
    private bool _hasEnded;

    protected EventLoop Loop => loop;

    protected Socket Socket => socket;

    /// <summary>The stream is closed. On the loop's thread.</summary>
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

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    /// <summary>Takes the one place that there is.</summary>
    protected void Enter()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException($"Another call waits for this stream to {(side == SelectorEvents.Read ? "read" : "write")} already.");
        }
    }

    protected void Leave() => Volatile.Write(ref _isBusy, 0);

    /// <summary>Has the loop's thread complete what could not be done at once.</summary>
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

    /// <summary>Does what can be done now.</summary>
    /// <returns>Null when it has to wait for the socket.</returns>
    /// <exception cref="SocketException">The connection failed.</exception>
    protected abstract int? Try();

    /// <summary>Lets go of the memory.</summary>
    protected abstract void Forget();

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

    // The next operation has mostly begun when the socket is ready again, and then the selector needs no new call.
    private void Ready()
    {
        if (!_isPending)
        {
            Unwatch();
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
        Complete(static (core, _, exception) => core._core.SetException(exception!), 0, exception is SocketException
            ? new IOException(exception.Message, exception)
            : exception);
    }

    private void EndWait()
    {
        _isPending = false;
        _registration.Unregister();
        _registration = default;
        Forget();
    }

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
            loop.Unwatch(socket, side);
        }
    }
}
