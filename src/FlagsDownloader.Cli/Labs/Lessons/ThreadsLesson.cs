using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>A loop belongs to one thread. How other threads call it, and how threads or processes work for it.</summary>
internal sealed class ThreadsLesson : ILesson
{
    private const int Limit = 1_500_000;
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan LongNap = TimeSpan.FromSeconds(0.6);

    public string Name => "threads";

    public string Summary => "a loop a thread, the ways in from outside, work on processes";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "A thread posts by CallSoon to a loop asleep for 0.3 s more. It runs when?", "call_soon_delay_seconds");

    public void Run(LessonContext context)
    {
        context.WriteLine("Two threads, each with a loop of its own:");
        var (loops, together) = TwoLoops(context);

        context.WriteLine();
        context.WriteLine($"A loop sleeps for {LongNap.TotalSeconds:0.0} s; after {Nap.TotalSeconds:0.0} s another thread posts a callback to it, by");
        var wrong = Post(context, "CallSoon", (loop, callback) => loop.CallSoon(callback));
        var right = Post(context, "CallSoonThreadsafe", (loop, callback) => loop.CallSoonThreadsafe(callback));
        var debug = Post(context, "CallSoon, in debug mode", (loop, callback) => loop.CallSoon(callback), debug: true);

        context.WriteLine();
        context.WriteLine($"Primes below {Limit:N0}, counted twice; {Environment.ProcessorCount} processors; a task ticks meanwhile:");
        var (onLoop, onThreads, inProcesses) = EventLoop.Run(loop => Count(context, loop), cancellationToken: context.CancellationToken);

        context.Figure("loops_count", loops);
        context.Figure("two_loops_seconds", together.TotalSeconds);
        context.Figure("call_soon_delay_seconds", wrong!.Value.TotalSeconds);
        context.Figure("call_soon_threadsafe_delay_seconds", right!.Value.TotalSeconds);
        context.Figure("call_soon_refused_in_debug_mode", debug is null ? 1 : 0);
        context.Figure("on_loop_seconds", onLoop.TotalSeconds);
        context.Figure("on_threads_seconds", onThreads.TotalSeconds);
        context.Figure("in_processes_seconds", inProcesses.TotalSeconds);
        context.Conclude($"{loops} loops slept {Nap.TotalSeconds:0.0} s each, on a thread each: {together.TotalSeconds:0.00} s in all.");
        context.Conclude(
            $"Without a wake-up the callback came {wrong.Value.TotalMilliseconds:0.0} ms late, " +
            $"with one {right.Value.TotalMilliseconds:0.0} ms.");
        context.Conclude(
            $"Two counts: {onLoop.TotalSeconds:0.00} s on the loop, " +
            $"{onThreads.TotalSeconds:0.00} s on 2 threads, {inProcesses.TotalSeconds:0.00} s in 2 processes.");
    }

    private static (int Loops, TimeSpan Elapsed) TwoLoops(LessonContext context)
    {
        var loops = new EventLoop?[2];
        var threads = Enumerable.Range(0, 2).Select(i => new Thread(() => loops[i] = LoopOfThisThread(context)) { IsBackground = true }).ToList();
        var elapsed = context.Measure(() =>
        {
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        });
        context.CancellationToken.ThrowIfCancellationRequested();
        var same = loops[0] == loops[1] ? "yes" : "no";
        context.WriteLine($"  one and the same loop: {same}; both were done after {elapsed.TotalSeconds:0.00} s");
        return (loops.Distinct().Count(), elapsed);
    }

    private static EventLoop? LoopOfThisThread(LessonContext context)
    {
        try
        {
            return EventLoop.Run(
                async loop =>
                {
                    context.WriteLine($"  thread {Environment.CurrentManagedThreadId}: its loop sleeps");
                    await EventLoop.Sleep(Nap);
                    return loop;
                },
                cancellationToken: context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // No caller on this thread could catch it. The thread that joins this one checks the token itself.
            return null;
        }
    }

    /// <returns>How much later the callback ran; null when the call was refused.</returns>
    private static TimeSpan? Post(LessonContext context, string call, Action<EventLoop, Action> post, bool debug = false) => EventLoop.Run(
        async loop =>
        {
            var (posted, ran, refusal) = (TimeSpan.Zero, TimeSpan.Zero, "");
            var thread = new Thread(() =>
            {
                context.CancellationToken.WaitHandle.WaitOne(Nap);
                posted = context.Elapsed;
                try
                {
                    post(loop, () => ran = context.Elapsed);
                }
                catch (InvalidOperationException e)
                {
                    refusal = e.Message[..(e.Message.IndexOf('.') + 1)];
                }
            });
            thread.Start();
            await EventLoop.Sleep(LongNap);
            await EventLoop.Sleep(TimeSpan.Zero);
            thread.Join();
            var outcome = refusal.Length > 0 ? $"refused: {refusal}" : $"it ran {(ran - posted).TotalMilliseconds:0.0} ms later";
            context.WriteLine($"  {call,-25} {outcome}");
            return refusal.Length > 0 ? (TimeSpan?)null : ran - posted;
        },
        new EventLoopOptions { Debug = debug },
        context.CancellationToken);

    private static async Task<(TimeSpan OnLoop, TimeSpan OnThreads, TimeSpan InProcesses)> Count(LessonContext context, EventLoop loop)
    {
        using var threads = new ThreadPoolExecutor(2);
        using var processes = new ProcessPoolExecutor(2);
        var ticks = 0;
        var ticker = loop.CreateTask(Tick);
        var onLoop = await Time("on the loop", () => Task.FromResult<PrimeCount[]>([Here(), Here()]));
        context.Figure("ticks_on_loop_count", ticks);
        var onThreads = await Time("on 2 threads", async () => await EventLoop.Gather(OnThread(), OnThread()));
        await Time("in 2 new processes", async () => await EventLoop.Gather(InProcess(), InProcess()));
        var inProcesses = await Time("in the same, again", async () => await EventLoop.Gather(InProcess(), InProcess()));
        context.Figure("ticks_in_processes_count", ticks);
        if (onThreads > onLoop * 0.8)
        {
            context.WriteLine("  Two threads gained little in this run; busy processors are the usual reason.");
        }

        ticker.Cancel();

        context.WriteLine("A process that crashes ends alone:");
        try
        {
            await loop.RunInExecutor(processes, ProcessWork.Crash, 0);
        }
        catch (ProcessWorkerException e)
        {
            context.WriteLine($"  {e.Message}");
            var next = await InProcess();
            context.WriteLine($"  process {next.ProcessId} takes the next call: {next.Primes:N0} primes");
            context.Figure("primes_after_a_crash_count", next.Primes);
        }

        return (onLoop, onThreads, inProcesses);

        PrimeCount Here() => ProcessWork.PrimesBelow(Limit);

        Future<PrimeCount> OnThread() => loop.RunInExecutor(threads, Here);

        Future<PrimeCount> InProcess() => loop.RunInExecutor(processes, ProcessWork.CountPrimes, Limit);

        async Task<TimeSpan> Time(string where, Func<Task<PrimeCount[]>> count)
        {
            ticks = 0;
            var start = loop.Time;
            var counts = await count();
            var elapsed = loop.Time - start;
            var by = string.Join(", ", counts.Select(count => count.ProcessId).Distinct());
            context.WriteLine($"  {where,-19} {counts[0].Primes:N0} in {elapsed.TotalSeconds:0.00} s, {ticks,3} ticks, process {by}");
            return elapsed;
        }

        async Task Tick()
        {
            while (true)
            {
                await EventLoop.Sleep(TimeSpan.FromMilliseconds(10));
                ticks++;
            }
        }
    }
}
