namespace FlagsServer.Tests.Support;

/// <summary>A clock that the test advances.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<RepeatingTimer> _repeating = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>The beginning of 2025, plus the time of the clock.</summary>
    public override DateTimeOffset GetUtcNow() => new(new DateTime(2025, 1, 1).AddTicks(GetTimestamp()), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            return new RepeatingTimer(this, () => callback(state), period);
        }

        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>New timers fire this much too early, as those of the system do, whose ticks are coarse.</summary>
    public TimeSpan FireEarlyBy { get; set; }

    /// <summary>Completes when the given number of timers wait. Those that repeat always wait, and do not count.</summary>
    public Task WhenTimersAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            Notify();
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Completes when no timer waits.</summary>
    public async Task WhenNoTimersAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (_lock)
            {
                if (_timers.Count == 0)
                {
                    return;
                }
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Advances the clock and fires the due timers.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        RepeatingTimer[] repeating;
        lock (_lock)
        {
            _now += by.Ticks;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(due.Contains);
            repeating = [.. _repeating.Where(timer => timer.IsDue())];
        }

        due.ForEach(timer => timer.Fire());
        Array.ForEach(repeating, timer => timer.Fire());
    }

    /// <summary>Advances the clock by a step for each wait, until disposed.</summary>
    public IDisposable Tick(TimeSpan step)
    {
        var ticking = new Ticking();
        _ = Task.Run(async () =>
        {
            while (!ticking.Stopped)
            {
                await WhenTimersAsync(1);
                Advance(step);
            }
        });
        return ticking;
    }

    private void Notify()
    {
        foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= _timers.Count))
        {
            reached.TrySetResult();
        }
    }

    private sealed class Ticking : IDisposable
    {
        private volatile bool _stopped;

        public bool Stopped => _stopped;

        public void Dispose() => _stopped = true;
    }

    // Fires once, however many periods have passed.
    private sealed class RepeatingTimer : ITimer
    {
        private readonly ManualTime _time;
        private readonly TimeSpan _period;
        private long _due;

        public RepeatingTimer(ManualTime time, Action fire, TimeSpan period)
        {
            (_time, Fire, _period) = (time, fire, period);
            lock (time._lock)
            {
                _due = time._now + period.Ticks;
                time._repeating.Add(this);
            }
        }

        public Action Fire { get; }

        public bool IsDue()
        {
            if (_time._now < _due)
            {
                return false;
            }

            _due = _time._now + _period.Ticks;
            return true;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (_time._lock)
            {
                _time._repeating.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public long Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + (dueTime - time.FireEarlyBy).Ticks;
                    time._timers.Add(this);
                    time.Notify();
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
