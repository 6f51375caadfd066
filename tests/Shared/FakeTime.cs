namespace FlagsDownloader.Testing;

/// <summary>
/// A clock that the test advances, or that advances itself for short waits. Its timers fire a little early, as those of the system do, which
/// count whole milliseconds and coarse ticks.
/// </summary>
internal sealed class FakeTime : TimeProvider
{
    /// <summary>The initial date.</summary>
    public static readonly DateTimeOffset Epoch = new(2031, 5, 7, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];

    // Not 0, which means "never reached" in a timeline.
    private TimeSpan _now = TimeSpan.FromSeconds(1);

    private bool _endedEarly;

    /// <summary>
    /// Selects the waits that end at once while the clock advances by them. Default: none. Timeouts are timers too, so select by length.
    /// </summary>
    public Predicate<TimeSpan> JumpsOver { get; init; } = _ => false;

    /// <summary>By how much a skipped wait ends too early; its rest may then be waited for again. Default: 0.6 ms.</summary>
    public TimeSpan FiresEarlyBy { get; init; } = TimeSpan.FromMilliseconds(0.6);

    /// <summary>The skipped waits in order, without those for the rest of one that ended early.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => Epoch + TimeSpan.FromTicks(GetTimestamp()) - TimeSpan.FromSeconds(1);

    /// <summary>Advances the clock and fires the due timers in order, on a thread of the pool as real ones.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
            foreach (var timer in _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ToList())
            {
                _timers.Remove(timer);
                timer.Fire();
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("Periodic timers are not supported.");
        }

        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Start(FakeTimer timer, TimeSpan wait)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (wait == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + wait;
            _timers.Add(timer);
            // The rest of a wait is not early again, or it would never end.
            var isRest = _endedEarly && wait <= FiresEarlyBy * 2;
            if (!isRest && !JumpsOver(wait))
            {
                return;
            }

            if (!isRest)
            {
                _waits.Add(wait);
                _endedEarly = wait > FiresEarlyBy;
                timer.Due -= _endedEarly ? FiresEarlyBy : TimeSpan.Zero;
            }

            Advance(timer.Due - _now);
        }
    }

    private void Stop(FakeTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class FakeTimer(FakeTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(
            static timer => timer.Callback(timer.State), (Callback: callback, State: state), preferLocal: false);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Start(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Stop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
