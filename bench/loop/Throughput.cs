namespace Asyncio.Bench;

/// <summary>Measures operations per second of the loop.</summary>
internal static class Throughput
{
    private const int CallbackCount = 10_000_000;
    private const int Chains = 1_000;
    private const int Batches = 100;
    private const int BatchSize = 10_000;
    private const int PostCount = 2_000_000;

    /// <summary>A thousand callbacks that schedule themselves again.</summary>
    public static double Callbacks()
    {
        using var loop = new EventLoop();
        var left = CallbackCount;
        Action callback = null!;
        callback = () =>
        {
            if (--left > 0)
            {
                loop.CallSoon(callback);
            }
            else
            {
                loop.Stop();
            }
        };
        return PerSecond(CallbackCount, () =>
        {
            for (var i = 0; i < Chains; i++)
            {
                loop.CallSoon(callback);
            }

            loop.RunForever();
        });
    }

    /// <summary>Empty tasks: ten thousand are created and then awaited one after another.</summary>
    public static double Tasks()
    {
        using var loop = new EventLoop();
        Func<Task> body = static async () => { };
        var main = loop.CreateTask(async () =>
        {
            var tasks = new LoopTask[BatchSize];
            for (var batch = 0; batch < Batches; batch++)
            {
                for (var i = 0; i < BatchSize; i++)
                {
                    tasks[i] = loop.CreateTask(body);
                }

                foreach (var task in tasks)
                {
                    await task;
                }
            }
        });
        return PerSecond(Batches * BatchSize, () => loop.RunUntilComplete(main));
    }

    /// <summary>Callbacks that another thread posts, until all have run.</summary>
    public static double Posts()
    {
        using var loop = new EventLoop();
        var left = PostCount;
        Action callback = () =>
        {
            if (--left == 0)
            {
                loop.Stop();
            }
        };
        var poster = new Thread(() =>
        {
            for (var i = 0; i < PostCount; i++)
            {
                loop.CallSoonThreadsafe(callback);
            }
        });
        return PerSecond(PostCount, () =>
        {
            poster.Start();
            loop.RunForever();
            poster.Join();
        });
    }

    private static double PerSecond(int count, Action run)
    {
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        run();
        return count / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }
}
