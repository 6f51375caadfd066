namespace FlagsDownloader.Testing;

/// <summary>
/// A clock that stands still until it is moved by hand, or, for short waits, by the wait itself. Timers of the system count in
/// whole milliseconds and coarse ticks: they fire a little before a precise clock has got there, and so do these.
/// </summary>
internal sealed class FakeTime : TimeProvider
{
    /// <summary>The date of the first moment.</summary>
    public static readonly DateTimeOffset Epoch = new(2031, 5, 7, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];

    // Not 0, which in a timeline means "never reached": no real clock shows it either.
    private TimeSpan _now = TimeSpan.FromSeconds(1);

    private bool _endedEarly;

    /// <summary>
    /// Which waits are over at once, and the clock has moved on by them. Default: none. A timeout is a timer too, and to be
    /// told from a wait by its length.
    /// </summary>
    public Predicate<TimeSpan> JumpsOver { get; init; } = _ => false;

    /// <summary>By how much a wait that is jumped over ends too early; what is left of it may then be waited for once more. Default: 0.6 ms.</summary>
    public TimeSpan FiresEarlyBy { get; init; } = TimeSpan.FromMilliseconds(0.6);

    /// <summary>The waits jumped over, in order, without those for the rest of one that ended early.</summary>
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

    /// <summary>Moves the clock on; timers that come due go off, the earliest first, on a thread of the pool, as real ones do.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
            foreach (var timer in _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ToList())
            {
                _timers.Remove(timer);
                timer.GoOff();
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            throw new NotSupportedException("Nothing here asks for a timer that repeats.");
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

        public void GoOff() => ThreadPool.UnsafeQueueUserWorkItem(
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
