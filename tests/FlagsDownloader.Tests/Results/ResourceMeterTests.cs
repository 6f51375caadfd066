using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Results;

public sealed class ResourceMeterTests
{
    private const int Threads = 100;

    // Other threads of the process start and end in the meantime, mainly those of the thread pool; where many do, a test is repeated.
    private const int OtherThreads = Threads / 2;

    [Fact]
    public void Stop_ThreadsThatWereStarted_AreCounted() => TenRuns.OneSucceeds(() =>
    {
        var before = Count();

        using var meter = new ResourceMeter();
        RunThreads(meter);
        var usage = meter.Stop();

        var after = Count();
        Assert.InRange(usage.PeakThreads, Math.Min(before, after) + Threads - OtherThreads, Math.Max(before, after) + Threads + OtherThreads);
    });

    [Fact]
    public void Stop_ThreadsThatEndedBefore_AreNot() => TenRuns.OneSucceeds(() =>
    {
        using var earlier = new ResourceMeter();
        RunThreads(earlier);

        using var meter = new ResourceMeter();
        var peak = meter.Stop().PeakThreads;

        using var again = new ResourceMeter();
        RunThreads(again);
        Assert.True(again.Stop().PeakThreads >= peak + Threads - OtherThreads);
    });

    [Fact]
    public void Stop_WorkThatWasDone_CostsProcessorTimeAndMemory()
    {
        var work = TimeSpan.FromMilliseconds(50);
        var before = Environment.CpuUsage.TotalTime;
        using var meter = new ResourceMeter();
        var start = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - start < work)
        {
            Thread.SpinWait(1000);
        }

        var usage = meter.Stop();

        Assert.InRange(usage.CpuTime, work, Environment.CpuUsage.TotalTime - before);
        Assert.InRange(usage.PeakMemoryBytes, 10L << 20, 10L << 30);
    }

    private static int Count()
    {
        using var meter = new ResourceMeter();
        return meter.Stop().PeakThreads;
    }

    private static void RunThreads(ResourceMeter meter)
    {
        using var enough = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(enough.Wait)).ToList();
        threads.ForEach(thread => thread.Start());
        // One sample may have begun before the last thread was started.
        var samples = meter.Samples;
        Eventually.True(() => meter.Samples >= samples + 2, "a sample with all threads");
        enough.Set();
        threads.ForEach(thread => thread.Join());
    }
}
