namespace Asyncio;

/// <summary>
/// A clock for tests. It advances when <see cref="Advance"/> is called, and jumps to the next timer when a loop that uses it is idle, so that
/// sleeps take no real time.
/// </summary>
/// <remarks>
/// It does not jump while a call of the loop runs in an executor. If code runs on other threads, set <see cref="JumpsWhenIdle"/> to false and
/// use <see cref="Advance"/>.
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Sequence)> _timers = new();
    private readonly DateTimeOffset _start;
    private long _now;
    private long _sequence;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The initial date. Default: midnight of 1 January 2000, UTC.</param>
    public VirtualClock(DateTimeOffset? start = null) =>
        _start = start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True to jump to the next timer when the loop is idle. Default true.</summary>
    public bool JumpsWhenIdle { get; set; } = true;

    /// <summary>The time since the creation of the clock.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _now));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    /// <summary>Advances the time, and runs the timers that become due, on this thread and in order.</summary>
    /// <param name="time">The time to advance, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var end = Volatile.Read(ref _now) + time.Ticks;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = Math.Max(_now, end);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances the time to the next timer and runs it. False if there is none.</summary>
    internal bool Jump()
    {
        if (TakeDue(long.MaxValue) is not { } timer)
        {
            return false;
        }

        timer.Fire();
        return true;
    }

    /// <summary>Sets a timer, or stops it if the due time is null. Entries of earlier settings are skipped.</summary>
    private void Set(VirtualTimer timer, TimeSpan? dueTime)
    {
        lock (_gate)
        {
            timer.Setting = ++_sequence;
            if (dueTime is { } due)
            {
                _timers.Enqueue(timer, (_now + due.Ticks, timer.Setting));
            }
        }
    }

    private VirtualTimer? TakeDue(long end)
    {
        lock (_gate)
        {
            while (_timers.TryPeek(out var timer, out var entry) && entry.Due <= end)
            {
                _timers.Dequeue();
                if (entry.Sequence != timer.Setting)
                {
                    continue;
                }

                _now = Math.Max(_now, entry.Due);
                return timer;
            }
        }

        return null;
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Setting { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Set(this, dueTime < TimeSpan.Zero ? null : dueTime);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                clock.Set(this, _period);
            }

            callback(state);
        }

        public void Dispose() => clock.Set(this, null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
