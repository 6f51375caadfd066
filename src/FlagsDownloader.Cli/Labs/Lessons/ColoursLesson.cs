using System.Runtime.CompilerServices;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Functions have two colours, blocking and async: the ways across, their price, and the one that deadlocks.</summary>
internal sealed class ColoursLesson : ILesson
{
    private const int Times = 2_000;
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(0.01);
    private static readonly TimeSpan DeadlockTimeout = TimeSpan.FromSeconds(0.3);

    public string Name => "colours";

    public string Summary => "between blocking and async code: ways, price, a deadlock";

    public LessonQuestion Question => LessonQuestion.Choice(
        "The loop's thread blocks until a nap of the same loop is over. Does it end?",
        figures => figures["done_while_blocked"] > 0 ? "yes" : "no",
        "yes", "no");

    public void Run(LessonContext context)
    {
        context.WriteLine("Blocking code may not call what needs a loop:");
        try
        {
            EventLoop.Sleep(Nap).AsTask().Wait();
            context.WriteLine("  it slept");
        }
        catch (InvalidOperationException e)
        {
            context.WriteLine($"  refused: {e.Message[..(e.Message.IndexOf('.') + 1)]}");
            context.Figure("call_without_a_loop_refused", 1);
        }

        context.WriteLine();
        context.WriteLine("The ways across, and what one crossing costs:");
        var run = RunALoop(context);
        var ask = AskAnotherThreadsLoop(context);
        var toThread = EventLoop.Run(() => CallFromAsyncCode(context), cancellationToken: context.CancellationToken);

        context.WriteLine();
        context.WriteLine($"Blocking on the loop's own thread, until a nap of {Nap.TotalMilliseconds:0} ms on that loop ends:");
        var (done, freed) = EventLoop.Run(loop => BlockOnTheLoop(context, loop), cancellationToken: context.CancellationToken);

        context.WriteLine();
        context.WriteLine("The call stack in two parts, from the top:");
        IReadOnlyList<string> before = [], after = [];
        EventLoop.Run(async () => (before, after) = await Outer(), cancellationToken: context.CancellationToken);
        var loopFrames = PrintStacks(context, before, after);

        context.Conclude($"A crossing: EventLoop.Run {run:0} us, threadsafe {ask:0} us, ToThread {toThread:0} us.");
        context.Conclude(done
            ? "The blocking wait ended in time: here there was no deadlock."
            : $"Blocked for {DeadlockTimeout.TotalMilliseconds:0} ms, the nap did not end: a deadlock. " +
                $"Let go, it took {freed.TotalMilliseconds:0} ms.");
        context.Conclude(
            $"Of the task's frames {before.Count - loopFrames} stood before its await, " +
            $"{after.Count - loopFrames} after; the loop's {loopFrames} stayed.");
    }

    private static double RunALoop(LessonContext context) => Price(
        context, "blocking calls async: EventLoop.Run, a new loop each time", "run", () => EventLoop.Run(() => Task.CompletedTask));

    private static double AskAnotherThreadsLoop(LessonContext context)
    {
        using var loop = new EventLoop();
        var thread = new Thread(loop.RunForever) { IsBackground = true };
        thread.Start();
        try
        {
            return Price(context, "blocking calls async: RunCoroutineThreadsafe, and wait", "threadsafe", Ask);
        }
        finally
        {
            loop.Stop();
            thread.Join();
        }

        void Ask() => EventLoop.RunCoroutineThreadsafe(_ => Task.CompletedTask, loop).Wait();
    }

    private static async Task<double> CallFromAsyncCode(LessonContext context)
    {
        Price(context, "async calls blocking: a plain call; the loop stands still", "call", () => Answer());
        await PriceAsync("async calls async: await, with a pass of the loop", "await", async () => await EventLoop.Sleep(TimeSpan.Zero));
        return await PriceAsync("async calls blocking: await ToThread", "to_thread", async () => await EventLoop.ToThread(Answer));

        async Task<double> PriceAsync(string way, string figure, Func<Task> call)
        {
            await Repeat(call);
            var start = context.Elapsed;
            await Repeat(call);
            return WriteRow(context, way, figure, context.Elapsed - start);
        }

        async Task Repeat(Func<Task> call)
        {
            for (var i = 0; i < Times; i++)
            {
                await call();
            }
        }
    }

    private static async Task<(bool Done, TimeSpan Freed)> BlockOnTheLoop(LessonContext context, EventLoop loop)
    {
        // Without the limit, this would deadlock: the nap waits for the thread, and the thread for the nap.
        var nap = Sleep();
        var done = nap.Wait((int)DeadlockTimeout.TotalMilliseconds, context.CancellationToken);
        context.WriteLine($"  after {DeadlockTimeout.TotalMilliseconds:0} ms of blocking: {(done ? "done" : "not done, and it never would be")}");
        var start = loop.Time;
        await nap;
        var freed = loop.Time - start;
        context.WriteLine($"  after an await instead: done in {freed.TotalMilliseconds:0.0} ms, for its time was long over");
        context.Figure("blocked_seconds", DeadlockTimeout.TotalSeconds);
        context.Figure("done_while_blocked", done ? 1 : 0);
        context.Figure("done_after_await_seconds", freed.TotalSeconds);
        return (done, freed);

        async Task Sleep() => await EventLoop.Sleep(Nap);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Outer() => await Inner();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Inner()
    {
        var before = CallStack.Names();
        await EventLoop.Sleep(TimeSpan.Zero);
        return (before, CallStack.Names());
    }

    /// <returns>How many frames both have in common, from the bottom.</returns>
    private static int PrintStacks(LessonContext context, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        context.WriteLine($"  {"Inner, before its await",-31}Inner, after it");
        for (var i = 0; i < before.Count - common; i++)
        {
            context.WriteLine($"  {before[i],-31}{(i < after.Count - common ? after[i] : "")}".TrimEnd());
        }

        context.WriteLine($"  --- above: the task's part; below: the loop's, which stays ---");
        foreach (var name in before.Skip(before.Count - common))
        {
            context.WriteLine($"  {name,-31}{name}");
        }

        context.Figure("frames_of_loop_count", common);
        context.Figure("frames_above_before_await_count", before.Count - common);
        context.Figure("frames_above_after_await_count", after.Count - common);
        return common;
    }

    private static int Answer() => 42;

    private static double Price(LessonContext context, string way, string figure, Action call)
    {
        // Once to compile, once to measure.
        Repeat();
        return WriteRow(context, way, figure, context.Measure(Repeat));

        void Repeat()
        {
            for (var i = 0; i < Times; i++)
            {
                call();
            }
        }
    }

    private static double WriteRow(LessonContext context, string way, string figure, TimeSpan all)
    {
        var microseconds = all.TotalMicroseconds / Times;
        context.WriteLine($"  {way,-58} {microseconds,8:0.00} us");
        context.Figure($"{figure}_microseconds", microseconds);
        return microseconds;
    }
}
