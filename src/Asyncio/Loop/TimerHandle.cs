namespace Asyncio;

/// <summary>A callback scheduled for a time, as <c>CallLater</c> and <c>CallAt</c> return it; <c>asyncio.TimerHandle</c>.</summary>
public sealed class TimerHandle : Handle, ITimerTarget
{
    private readonly EventLoop _loop;
    private Action? _callback;
    private bool _isDue;

    internal TimerHandle(EventLoop loop, TimeSpan when, Action callback)
    {
        _loop = loop;
        When = when;
        _callback = callback;
    }

    /// <summary>The due time, as in <see cref="EventLoop.Time"/>; <c>TimerHandle.when()</c>.</summary>
    public TimeSpan When { get; }

    bool ITimerTarget.IsObsolete => Cancelled;

    internal override Delegate? Callback => _callback;

    /// <inheritdoc/>
    public override void Cancel()
    {
        // Only the loop's thread may use the heap. A timer cancelled on another thread is removed when it is due.
        if (!Cancelled && !_isDue && (_loop.IsOnThread || !_loop.IsRunning))
        {
            _loop.CountCancelledTimer();
        }

        base.Cancel();
    }

    void ITimerTarget.MakeReady(EventLoop loop)
    {
        _isDue = true;
        loop.PushHandle(this);
    }

    private protected override void Invoke() => _callback?.Invoke();

    private protected override void ReleaseCallback() => _callback = null;

    private protected override string GetName() => $"{nameof(TimerHandle)} when={When.TotalSeconds:0.###}";
}
