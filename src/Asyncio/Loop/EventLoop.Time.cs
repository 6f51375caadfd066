namespace Asyncio;

public sealed partial class EventLoop
{
    // A selector takes whole milliseconds; like asyncio on epoll a wait is rounded up, never to a spin.
    private const int LongestWaitMilliseconds = 24 * 60 * 60 * 1000;

    private readonly TimeProvider _clock;
    private readonly bool _usesSystemTime;
    private ITimer? _clockTimer;

    /// <summary>
    /// The loop's clock: monotonic, from an origin without meaning, at a resolution of 100 ns; <c>loop.time()</c>.
    /// </summary>
    public TimeSpan Time => new(Now());

    internal void AddTimer(long due, ITimerTarget target) => _timers.Add(due, target);

    internal void NoteCancelledTimer() => _timers.NoteCancelled();

    internal long Now() => _clock.GetElapsedTime(0, _clock.GetTimestamp()).Ticks;

    /// <summary>The due time after a delay, held below the end of time.</summary>
    internal long DueAfter(TimeSpan delay)
    {
        var now = Now();
        return delay.Ticks > long.MaxValue - now ? long.MaxValue : now + delay.Ticks;
    }

    private void MakeDueTimersReady()
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

    /// <summary>How long to wait for the first timer, in milliseconds; -1 for ever.</summary>
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
        return (int)Math.Min(milliseconds, LongestWaitMilliseconds);
    }

    // A clock that is not the system's moves when its owner says so, and only its own timers know.
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
