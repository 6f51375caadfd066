namespace Asyncio.Bench;

/// <summary>A hundred thousand tasks that sleep at the same time.</summary>
internal static class Sleepers
{
    private const int Count = 100_000;

    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(2);

    /// <summary>Measures the time to create, wake and end all tasks, without their sleep.</summary>
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

    /// <summary>Measures the memory of the process for each task.</summary>
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
        // Collects garbage first and returns the collector's reserve, which are not the cost of the tasks.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
