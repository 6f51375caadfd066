using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Results;

public sealed class ResourceMeterTests
{
    private const int Threads = 20;

    [Fact]
    public void Stop_ThreadsThatWereStarted_AreCounted()
    {
        var before = Count();

        using var meter = new ResourceMeter();
        RunThreads();
        var usage = meter.Stop();

        // Other threads of the process start and end in the meantime, mainly those of the thread pool.
        var after = Count();
        Assert.InRange(usage.PeakThreads, Math.Min(before, after) + Threads - 5, Math.Max(before, after) + Threads + 5);
    }

    [Fact]
    public void Stop_ThreadsThatEndedBefore_AreNot()
    {
        RunThreads();

        using var meter = new ResourceMeter();
        var peak = meter.Stop().PeakThreads;

        using var again = new ResourceMeter();
        RunThreads();
        Assert.True(again.Stop().PeakThreads >= peak + Threads - 5);
    }

    [Fact]
    public void Stop_WorkThatWasDone_CostsProcessorTimeAndMemory()
    {
        using var meter = new ResourceMeter();
        var start = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - start < TimeSpan.FromMilliseconds(50))
        {
            Thread.SpinWait(1000);
        }

        var usage = meter.Stop();

        Assert.InRange(usage.CpuTime, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10));
        Assert.InRange(usage.PeakMemoryBytes, 10L << 20, 10L << 30);
    }

    private static int Count()
    {
        using var meter = new ResourceMeter();
        return meter.Stop().PeakThreads;
    }

    // Until a meter has sampled: first when it is created, then every 10 ms, or ten times that on a busy machine.
    private static void RunThreads()
    {
        using var enough = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(enough.Wait)).ToList();
        threads.ForEach(thread => thread.Start());
#pragma warning disable RS0030 // The meter has no event to wait for: this is a hundred times its interval.
        Thread.Sleep(1000);
#pragma warning restore RS0030
        enough.Set();
        threads.ForEach(thread => thread.Join());
    }
}
