using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

public sealed class PoolProbeTests
{
    private readonly FakeTime _time = new();

    [Fact]
    public void Delay_OfWorkThatWaits_GrowsUntilItRuns()
    {
        var probe = new PoolProbe(_time);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), Delay());

        probe.Execute();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(2), Delay());

        TimeSpan Delay() => _time.GetElapsedTime(0, probe.Delay);
    }

    [Fact]
    public void Start_OnTheSharedPool_IsRunThere()
    {
        var clock = new CountingTime();

        PoolProbe.Start(clock);

        // Once when it is queued, and once when it runs.
        Eventually.True(() => clock.Readings == 2, "the work item ran");
    }

    private sealed class CountingTime : TimeProvider
    {
        private int _readings;

        public int Readings => Volatile.Read(ref _readings);

        public override long GetTimestamp() => Interlocked.Increment(ref _readings);
    }
}
