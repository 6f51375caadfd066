namespace Asyncio;

/// <summary>A callback registered for a time, as <c>CallLater</c> and <c>CallAt</c> return it; <c>asyncio.TimerHandle</c>.</summary>
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

    /// <summary>When it is due, on the scale of <see cref="EventLoop.Time"/>; <c>TimerHandle.when()</c>.</summary>
    public TimeSpan When { get; }

    bool ITimerTarget.IsObsolete => Cancelled;

    internal override Delegate? Callback => _callback;

    /// <inheritdoc/>
    public override void Cancel()
    {
        // From another thread it is marked only: the heap is the loop's. It goes when it comes up.
        if (!Cancelled && !_isDue && (_loop.IsOnThread || !_loop.IsRunning))
        {
            _loop.NoteCancelledTimer();
        }

        base.Cancel();
    }

    void ITimerTarget.MakeReady(EventLoop loop)
    {
        _isDue = true;
        loop.PushHandle(this);
    }

    private protected override void Invoke() => _callback?.Invoke();

    private protected override void Forget() => _callback = null;

    private protected override string GetName() => $"{nameof(TimerHandle)} when={When.TotalSeconds:0.###}";
}
