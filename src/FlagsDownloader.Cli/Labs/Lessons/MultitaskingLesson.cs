using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>A thread is interrupted anywhere. A task keeps its thread until it awaits, so it has to await.</summary>
internal sealed class MultitaskingLesson : ILesson
{
    private const int Steps = 24;
    private const int StepsBetweenAwaits = 8;
    private const int Additions = 1_000_000;
    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(10);

    public string Name => "multitasking";

    public string Summary => "threads switch anywhere, tasks only at an await";

    public LessonQuestion Question => LessonQuestion.Choice(
        "Two workers add 1 to one number, each 1,000,000 times. Who loses additions?",
        figures => (figures["lost_on_threads_count"] > 0, figures["lost_as_tasks_count"] > 0) switch
        {
            (true, true) => "both",
            (true, false) => "threads",
            (false, true) => "tasks",
            _ => "neither",
        },
        "threads", "tasks", "both", "neither");

    public void Run(LessonContext context)
    {
        context.WriteLine($"Workers A and B compute, {Steps} steps each. A column is a step, # says whose.");
        var threads = StepOnThreads(context);
        var tasks = StepAsTasks(context);
        context.Figure("thread_switches_count", threads.Switches);
        context.Figure("task_switches_count", tasks.Switches);
        context.Figure("task_switches_without_await_count", tasks.Interruptions);

        context.WriteLine();
        context.WriteLine($"A and B add 1 to the same number, {Additions:N0} times each: read, add, write.");
        context.WriteLine("A write is an overwrite if the other worker has written since the read. It");
        context.WriteLine("loses all that was added in between: many additions, or all of the other's.");
        var onThreads = AddOnThreads(context);
        var asTasks = AddAsTasks(context);
        context.WriteLine($"  as threads {onThreads.Sum,10:N0}, {onThreads.Overwrites:N0} overwrites");
        context.WriteLine($"  as tasks   {asTasks.Sum,10:N0}, {asTasks.Overwrites:N0} overwrites");
        var (lostOnThreads, lostAsTasks) = ((2 * Additions) - onThreads.Sum, (2 * Additions) - asTasks.Sum);
        context.Figure("lost_on_threads_count", lostOnThreads);
        context.Figure("lost_as_tasks_count", lostAsTasks);
        context.Figure("overwrites_on_threads_count", onThreads.Overwrites);
        context.Figure("overwrites_as_tasks_count", asTasks.Overwrites);

        context.WriteLine();
        context.WriteLine($"A task ticks every {StepTime.TotalMilliseconds:0} ms while another computes, without an await:");
        var starved = LongestWaitForATick(context, givesWay: false);
        context.WriteLine("... and with Sleep(0) after each step:");
        var cured = LongestWaitForATick(context, givesWay: true);
        context.Figure("longest_wait_without_await_seconds", starved.TotalSeconds);
        context.Figure("longest_wait_with_sleep0_seconds", cured.TotalSeconds);

        context.Conclude(
            $"Threads switched {threads.Switches} times, unasked; " +
            $"tasks {tasks.Switches} times, {Where(tasks)}.");
        context.Conclude(
            $"Threads lost {lostOnThreads:N0} additions in {onThreads.Overwrites:N0} overwrites; tasks lost {lostAsTasks:N0}.");
        context.Conclude(
            $"Without an await no tick for {starved.TotalMilliseconds:0} ms; " +
            $"with Sleep(0), for {cured.TotalMilliseconds:0} ms at most.");
    }

    private static string Where(Lanes tasks) =>
        tasks.Interruptions == 0 ? "each time at an await" : $"{tasks.Interruptions} of them not at an await";

    private static Lanes StepOnThreads(LessonContext context)
    {
        context.WriteLine("As threads, which never offer to give way:");
        using var lanes = new Lanes(context, "A", "B");
        OnTwoThreads(context, worker => Compute(context, lanes, worker, Steps));
        return lanes;
    }

    private static Lanes StepAsTasks(LessonContext context)
    {
        context.WriteLine($"As tasks, which await after every {StepsBetweenAwaits} steps:");
        using var lanes = new Lanes(context, "A", "B");
        EventLoop.Run(async () => await EventLoop.Gather(() => Worker(0), () => Worker(1)), cancellationToken: context.CancellationToken);
        return lanes;

        async Task Worker(int worker)
        {
            for (var left = Steps; left > 0; left -= StepsBetweenAwaits)
            {
                Compute(context, lanes, worker, StepsBetweenAwaits);
                lanes.AllowSwitch();
                await EventLoop.Sleep(TimeSpan.Zero);
            }
        }
    }

    private static (int Sum, int Overwrites) AddOnThreads(LessonContext context)
    {
        var (number, overwrites) = (0, 0);
        OnTwoThreads(context, _ =>
        {
            var mine = 0;
            for (var i = 0; i < Additions; i++)
            {
                mine += AddOne(ref number) ? 0 : 1;
            }

            Interlocked.Add(ref overwrites, mine);
        });
        return (number, overwrites);
    }

    private static (int Sum, int Overwrites) AddAsTasks(LessonContext context)
    {
        var (number, overwrites) = (0, 0);
        EventLoop.Run(async () => await EventLoop.Gather(Add, Add), cancellationToken: context.CancellationToken);
        return (number, overwrites);

        async Task Add()
        {
            for (var i = 0; i < Additions; i++)
            {
                overwrites += AddOne(ref number) ? 0 : 1;
                if (i % 10_000 == 0)
                {
                    await EventLoop.Sleep(TimeSpan.Zero);
                }
            }
        }
    }

    private static TimeSpan LongestWaitForATick(LessonContext context, bool givesWay)
    {
        using var lanes = new Lanes(context, "ticks", "computes");
        return EventLoop.Run(
            async loop =>
            {
                var longest = TimeSpan.Zero;
                var last = loop.Time;
                var ticker = loop.CreateTask(Tick);
                await EventLoop.Sleep(StepTime * 8);
                for (var step = 0; step < Steps; step++)
                {
                    Compute(context, lanes, 1, 1);
                    if (givesWay)
                    {
                        await EventLoop.Sleep(TimeSpan.Zero);
                    }
                }

                await EventLoop.Sleep(StepTime * 4);
                ticker.Cancel();
                return longest;

                async Task Tick()
                {
                    while (true)
                    {
                        await EventLoop.Sleep(StepTime);
                        lanes.Mark(0);
                        longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (loop.Time - last).Ticks));
                        last = loop.Time;
                    }
                }
            },
            cancellationToken: context.CancellationToken);
    }

    // The compiler could make one instruction of number++: a moment of work keeps the three steps apart. The exchange writes as a plain
    // write does, and returns the value that it replaced.
    private static bool AddOne(ref int number)
    {
        var read = Volatile.Read(ref number);
        Thread.SpinWait(1);
        return Interlocked.Exchange(ref number, read + 1) == read;
    }

    private static void OnTwoThreads(LessonContext context, Action<int> work)
    {
        using var start = new System.Threading.Barrier(2);
        var threads = Enumerable.Range(0, 2).Select(worker => new Thread(() =>
        {
            start.SignalAndWait();
            work(worker);
        })
        {
            // If the second one does not start, the first would wait for it for ever.
            IsBackground = true,
        }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        context.CancellationToken.ThrowIfCancellationRequested();
    }

    private static void Compute(LessonContext context, Lanes lanes, int worker, int steps)
    {
        for (; steps > 0 && !context.CancellationToken.IsCancellationRequested; steps--)
        {
            var start = context.Time.GetTimestamp();
            while (context.Time.GetElapsedTime(start) < StepTime)
            {
                Thread.SpinWait(100);
            }

            lanes.Mark(worker);
        }
    }
}
