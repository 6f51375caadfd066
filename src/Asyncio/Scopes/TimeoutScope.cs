namespace Asyncio;

/// <summary>The time limit of <see cref="EventLoop.Timeout(TimeSpan?, Func{TimeoutScope, Task})"/>; <c>asyncio.Timeout</c>.</summary>
public sealed class TimeoutScope
{
    private readonly EventLoop _loop;
    private readonly CancelScope _scope;
    private Handle? _timer;
    private bool _isFinished;

    private TimeoutScope(EventLoop loop)
    {
        _loop = loop;
        _scope = CancelScope.Open("A timeout");
    }

    /// <summary>The time at which it expires, as in <see cref="EventLoop.Time"/>; null for never.</summary>
    public TimeSpan? When { get; private set; }

    /// <summary>True if the time was over while the body ran.</summary>
    public bool Expired { get; private set; }

    /// <summary>Cancelled when the time is over or the task is cancelled: for calls outside the loop.</summary>
    public CancellationToken Token => _scope.Token;

    /// <summary>Changes the time; <c>Timeout.reschedule</c>.</summary>
    /// <param name="when">The time, as in <see cref="EventLoop.Time"/>; null for never. A time in the past expires in the next pass.</param>
    /// <exception cref="InvalidOperationException">The timeout has expired, or the body has ended.</exception>
    public void Reschedule(TimeSpan? when)
    {
        if (Expired || _isFinished)
        {
            throw new InvalidOperationException($"The timeout {(Expired ? "has expired" : "is finished")} and cannot be rescheduled.");
        }

        When = when;
        _timer?.Cancel();
        _timer = when is not { } time
            ? null
            : time <= _loop.Time ? _loop.CallSoon(Expire) : _loop.CallAt(time, Expire);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<Timeout [{(Expired ? "expired" : _isFinished ? "finished" : "active")}] when={When?.TotalSeconds.ToString("0.###") ?? "never"}>";

    /// <summary>Runs the body. Replaces a cancellation that this scope caused by a <see cref="TimeoutException"/>.</summary>
    internal static async Task<T> Run<T>(EventLoop loop, TimeSpan? when, Func<TimeoutScope, Task<T>> body)
    {
        var timeout = new TimeoutScope(loop);
        timeout.Reschedule(when);
        try
        {
            return await body(timeout);
        }
        catch (OperationCanceledException e)
        {
            if (timeout.Close())
            {
                throw new TimeoutException("The timeout expired.", e);
            }

            throw;
        }
        finally
        {
            timeout.Close();
        }
    }

    private void Expire()
    {
        _timer = null;
        Expired = true;
        _scope.Cancel();
    }

    /// <summary>Ends the scope and withdraws its request to cancel, also if no await has thrown it.</summary>
    /// <returns>
    /// True, once, if only this scope has caused the cancellation. A request by other code while the body ran takes precedence over the timeout;
    /// one before the scope was opened does not.
    /// </returns>
    private bool Close()
    {
        if (_isFinished)
        {
            return false;
        }

        _isFinished = true;
        _timer?.Cancel();
        _scope.Dispose();
        return Expired && _scope.Uncancel() <= _scope.RequestsAtEntry;
    }
}
