namespace FlagsServer.Tests.Support;

/// <summary>A clock that the test advances.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>The beginning of 2025, plus the time of the clock.</summary>
    public override DateTimeOffset GetUtcNow() => new(new DateTime(2025, 1, 1).AddTicks(GetTimestamp()), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
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
                if (Waiting == 0)
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
        lock (_lock)
        {
            _now += by.Ticks;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(due.Contains);
            // Fires once, however many periods have passed.
            foreach (var timer in due.Where(timer => timer.Repeats))
            {
                timer.Due = _now + timer.Period.Ticks;
                _timers.Add(timer);
            }
        }

        due.ForEach(timer => timer.Fire());
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

    private int Waiting => _timers.Count(timer => !timer.Repeats);

    private void Notify()
    {
        foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= Waiting))
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

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public long Due { get; set; }

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public bool Repeats => Period != Timeout.InfiniteTimeSpan;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                Period = period;
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
