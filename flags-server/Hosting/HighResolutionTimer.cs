namespace FlagsServer.Hosting;

/// <summary>
/// The system's time, with timers that are at most a millisecond late while a processor is free. The system's own timers count in
/// ticks of the kernel, of 4 ms on most Linux systems: with them, 1,000 concurrent requests were 2.4 ms late on average.
/// </summary>
/// <remarks>
/// One thread waits for the timer that is due first. It passes callbacks to the thread pool, so that they do not delay each other.
/// </remarks>
internal sealed class HighResolutionTimer : TimeProvider
{
    // When more timers than this are cancelled, and they are the majority, they are removed.
    private const int MaxCancelled = 1024;

    private readonly object _lock = new();
    private readonly PriorityQueue<PendingTimer, long> _timers = new();
    private int _cancelled;
    private bool _isRunning;

    private HighResolutionTimer()
    {
    }

    /// <summary>The instance of this process. Its thread starts with the first timer.</summary>
    public static HighResolutionTimer Instance { get; } = new();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PendingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Add(PendingTimer timer, long due)
    {
        lock (_lock)
        {
            if (!_isRunning)
            {
                _isRunning = true;
                new Thread(Run) { IsBackground = true, Name = "timers" }.UnsafeStart();
            }

            var isFirst = !_timers.TryPeek(out _, out var first) || due < first;
            _timers.Enqueue(timer, due);
            if (isFirst)
            {
                Monitor.Pulse(_lock);
            }
        }
    }

    private void Cancel()
    {
        lock (_lock)
        {
            if (++_cancelled <= MaxCancelled || _cancelled <= _timers.Count / 2)
            {
                return;
            }

            var living = _timers.UnorderedItems.Where(entry => entry.Element.IsDue(entry.Priority)).ToArray();
            _timers.Clear();
            _timers.EnqueueRange(living);
            _cancelled = 0;
        }
    }

    private void Run()
    {
        while (true)
        {
            PendingTimer timer;
            long due;
            lock (_lock)
            {
                while (true)
                {
                    if (!_timers.TryPeek(out _, out due))
                    {
                        Monitor.Wait(_lock);
                    }
                    else if (GetElapsedTime(GetTimestamp(), due) is { Ticks: > 0 } left)
                    {
                        Monitor.Wait(_lock, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
                    }
                    else
                    {
                        break;
                    }
                }

                timer = _timers.Dequeue();
            }

            timer.Fire(due);
        }
    }

    private sealed class PendingTimer(HighResolutionTimer time, TimerCallback callback, object? state) : ITimer
    {
        private readonly Lock _lock = new();
        private TimeSpan _period;

        // The timestamp of the next call; 0 for none, negative after disposal.
        private long _due;

        public bool IsDue(long due) => Volatile.Read(ref _due) == due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            long due;
            lock (_lock)
            {
                if (_due < 0)
                {
                    return false;
                }

                var wasSet = _due > 0;
                _period = period;
                _due = due = dueTime == Timeout.InfiniteTimeSpan ? 0 : time.GetTimestamp() + (long)(dueTime.TotalSeconds * time.TimestampFrequency);
                if (wasSet)
                {
                    time.Cancel();
                }
            }

            if (due > 0)
            {
                time.Add(this, due);
            }

            return true;
        }

        public void Fire(long due)
        {
            lock (_lock)
            {
                // The timer was changed or cancelled in the meantime; this entry is outdated.
                if (_due != due)
                {
                    return;
                }

                _due = 0;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Call(), this, preferLocal: false);
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (_due > 0)
                {
                    time.Cancel();
                }

                _due = -1;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Call() => callback(state);
    }
}
