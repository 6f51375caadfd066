namespace Asyncio.Bench;

/// <summary>A hundred thousand tasks that sleep at the same time.</summary>
internal static class Sleepers
{
    private const int Count = 100_000;

    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(2);

    /// <summary>How long it takes to make them all, and to wake and end them all, beyond the time they sleep.</summary>
    public static double Seconds()
    {
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        EventLoop.Run(async loop =>
        {
            foreach (var task in Start(loop))
            {
                await task;
            }
        });
        return (TimeProvider.System.GetElapsedTime(start) - Nap).TotalSeconds;
    }

    /// <summary>How much the process grows by each of them, as the system sees it.</summary>
    public static double BytesEach() => EventLoop.Run(async loop =>
    {
        var before = ResidentBytes();
        var tasks = Start(loop);
        await EventLoop.Sleep(TimeSpan.Zero);
        await EventLoop.Sleep(TimeSpan.Zero);
        var grown = ResidentBytes() - before;
        foreach (var task in tasks)
        {
            await task;
        }

        return grown / (double)Count;
    });

    private static List<LoopTask> Start(EventLoop loop)
    {
        Func<Task> body = static async () => await EventLoop.Sleep(Nap);
        var tasks = new List<LoopTask>(Count);
        for (var i = 0; i < Count; i++)
        {
            tasks.Add(loop.CreateTask(body));
        }

        return tasks;
    }

    private static long ResidentBytes()
    {
        // Garbage is not what the tasks cost; what the collector keeps in reserve is given back first.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
