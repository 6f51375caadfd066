namespace FlagsServer.Hosting;

/// <summary>
/// The system's time, with timers that are late by a millisecond at most where there is a processor for them. The system's own
/// count in ticks of the kernel, of 4 ms on most Linux: 1,000 requests under way were answered 2.4 ms late on the average.
/// </summary>
/// <remarks>
/// One thread waits for the timer that is due first. It only hands callbacks to the thread pool, so that none delays another.
/// </remarks>
internal sealed class PunctualTime : TimeProvider
{
    // More than this many cancelled timers are taken out, once they are more than those that are not.
    private const int MostCancelled = 1024;

    private readonly object _gate = new();
    private readonly PriorityQueue<Alarm, long> _alarms = new();
    private int _cancelled;
    private bool _isRunning;

    private PunctualTime()
    {
    }

    /// <summary>The one of this process: it never ends, and has no thread before its first timer.</summary>
    public static PunctualTime Instance { get; } = new();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Alarm(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Add(Alarm alarm, long due)
    {
        lock (_gate)
        {
            if (!_isRunning)
            {
                _isRunning = true;
                new Thread(Run) { IsBackground = true, Name = "punctual time" }.UnsafeStart();
            }

            var isFirst = !_alarms.TryPeek(out _, out var first) || due < first;
            _alarms.Enqueue(alarm, due);
            if (isFirst)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Cancel()
    {
        lock (_gate)
        {
            if (++_cancelled <= MostCancelled || _cancelled <= _alarms.Count / 2)
            {
                return;
            }

            var living = _alarms.UnorderedItems.Where(entry => entry.Element.IsDue(entry.Priority)).ToArray();
            _alarms.Clear();
            _alarms.EnqueueRange(living);
            _cancelled = 0;
        }
    }

    private void Run()
    {
        while (true)
        {
            Alarm alarm;
            long due;
            lock (_gate)
            {
                while (true)
                {
                    if (!_alarms.TryPeek(out _, out due))
                    {
                        Monitor.Wait(_gate);
                    }
                    else if (GetElapsedTime(GetTimestamp(), due) is { Ticks: > 0 } left)
                    {
                        Monitor.Wait(_gate, (int)Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue));
                    }
                    else
                    {
                        break;
                    }
                }

                alarm = _alarms.Dequeue();
            }

            alarm.Ring(due);
        }
    }

    private sealed class Alarm(PunctualTime time, TimerCallback callback, object? state) : ITimer
    {
        private readonly Lock _gate = new();
        private TimeSpan _period;

        // The timestamp of the next call; 0 where there is none.
        private long _due;

        public bool IsDue(long due) => Volatile.Read(ref _due) == due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            long due;
            lock (_gate)
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

        public void Ring(long due)
        {
            lock (_gate)
            {
                // Changed or cancelled meanwhile: this is not the entry that counts.
                if (_due != due)
                {
                    return;
                }

                _due = 0;
            }

            ThreadPool.UnsafeQueueUserWorkItem(static alarm => alarm.Call(), this, preferLocal: false);
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }
        }

        public void Dispose()
        {
            lock (_gate)
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
