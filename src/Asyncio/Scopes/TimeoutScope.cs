namespace Asyncio;

/// <summary>A time limit on a part of a task, as <see cref="EventLoop.Timeout(TimeSpan?, Func{TimeoutScope, Task})"/> gives it; <c>asyncio.Timeout</c>.</summary>
public sealed class TimeoutScope
{
    private readonly EventLoop _loop;
    private readonly CancelScope _scope;
    private Handle? _timer;
    private bool _isOver;

    private TimeoutScope(EventLoop loop)
    {
        _loop = loop;
        _scope = CancelScope.Open("A timeout");
    }

    /// <summary>When it expires, on the scale of <see cref="EventLoop.Time"/>; null for never.</summary>
    public TimeSpan? When { get; private set; }

    /// <summary>True once the time was over while the body ran.</summary>
    public bool Expired { get; private set; }

    /// <summary>Cancelled when the time is over, and with the task: for calls that the loop knows nothing of.</summary>
    public CancellationToken Token => _scope.Token;

    /// <summary>Sets another time; <c>Timeout.reschedule</c>.</summary>
    /// <param name="when">On the scale of <see cref="EventLoop.Time"/>; null for never; past, it expires in the next pass.</param>
    /// <exception cref="InvalidOperationException">It has expired, or the body has ended.</exception>
    public void Reschedule(TimeSpan? when)
    {
        if (Expired || _isOver)
        {
            throw new InvalidOperationException($"The timeout is {(Expired ? "expired" : "finished")} and has no time any more.");
        }

        When = when;
        _timer?.Cancel();
        _timer = when is not { } time
            ? null
            : time <= _loop.Time ? _loop.CallSoon(Expire) : _loop.CallAt(time, Expire);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<Timeout [{(Expired ? "expired" : _isOver ? "finished" : "active")}] when={When?.TotalSeconds.ToString("0.###") ?? "never"}>";

    /// <summary>Runs the body. A cancellation that is this scope's doing becomes a <see cref="TimeoutException"/>.</summary>
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
                throw new TimeoutException("The time was over.", e);
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

    /// <summary>Ends the scope and takes its request to cancel back, also when the body had ended well before that came.</summary>
    /// <returns>
    /// True, once, when the cancellation was this scope's doing alone. Another's that came while the body ran goes before the
    /// timeout; one that was there at the entry, whose clean-up the body is, does not.
    /// </returns>
    private bool Close()
    {
        if (_isOver)
        {
            return false;
        }

        _isOver = true;
        _timer?.Cancel();
        _scope.Dispose();
        return Expired && _scope.Uncancel() <= _scope.RequestsAtEntry;
    }
}
