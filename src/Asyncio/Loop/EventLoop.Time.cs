namespace Asyncio;

public sealed partial class EventLoop
{
    // A selector takes whole milliseconds. Waits are rounded up, as in asyncio on epoll, so that the loop does not spin.
    private const int MaxWaitMilliseconds = 24 * 60 * 60 * 1000;

    private readonly TimeProvider _clock;
    private readonly bool _usesSystemTime;
    private ITimer? _clockTimer;

    /// <summary>
    /// The time of the loop's monotonic clock, with an arbitrary origin and a resolution of 100 ns; <c>loop.time()</c>.
    /// </summary>
    public TimeSpan Time => new(Now());

    internal void AddTimer(long due, ITimerTarget target) => _timers.Add(due, target);

    internal void CountCancelledTimer() => _timers.CountCancelled();

    internal long Now() => _clock.GetElapsedTime(0, _clock.GetTimestamp()).Ticks;

    /// <summary>Returns the due time after a delay, at most <see cref="long.MaxValue"/>.</summary>
    internal long DueAfter(TimeSpan delay)
    {
        var now = Now();
        return delay.Ticks > long.MaxValue - now ? long.MaxValue : now + delay.Ticks;
    }

    private void ScheduleDueTimers()
    {
        var now = Now();
        if (_timers.FirstDue <= now)
        {
            MeasureLag(now - _timers.FirstDue);
        }

        while (_timers.Count > 0 && _timers.FirstDue <= now)
        {
            var target = _timers.Pop();
            if (!target.IsObsolete)
            {
                target.MakeReady(this);
            }
        }
    }

    private void DropObsoleteTimers()
    {
        while (_timers.Count > 0 && _timers.First.IsObsolete)
        {
            _timers.Pop();
        }
    }

    /// <summary>Returns the time to the first timer in milliseconds; -1 if there is none.</summary>
    private int MillisecondsUntilFirstTimer()
    {
        DropObsoleteTimers();
        if (_timers.Count == 0)
        {
            return System.Threading.Timeout.Infinite;
        }

        if (!_usesSystemTime)
        {
            ArmClockTimer(_timers.FirstDue);
            return _timers.FirstDue <= Now() ? 0 : System.Threading.Timeout.Infinite;
        }

        var ticks = _timers.FirstDue - Now();
        if (ticks <= 0)
        {
            return 0;
        }

        var milliseconds = ((ticks - 1) / TimeSpan.TicksPerMillisecond) + 1;
        return (int)Math.Min(milliseconds, MaxWaitMilliseconds);
    }

    // Another clock than the system's may move at any time, so the loop waits for a timer of that clock.
    private void ArmClockTimer(long due)
    {
        var delay = TimeSpan.FromTicks(Math.Max(0, due - Now()));
        var longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
        if (delay > longest)
        {
            delay = longest;
        }

        if (_clockTimer is null)
        {
            _clockTimer = _clock.CreateTimer(static self => ((EventLoop)self!).Wake(), this, delay, System.Threading.Timeout.InfiniteTimeSpan);
        }
        else
        {
            _clockTimer.Change(delay, System.Threading.Timeout.InfiniteTimeSpan);
        }
    }
}
