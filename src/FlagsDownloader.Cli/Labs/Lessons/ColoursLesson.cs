using System.Runtime.CompilerServices;
using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Functions have two colours, blocking and async: the ways across, their price, and the one that deadlocks.</summary>
internal sealed class ColoursLesson : ILesson
{
    private const int Times = 2_000;
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(0.01);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.3);

    public string Name => "colours";

    public string Summary => "between blocking and async code: ways, price, a deadlock";

    public void Run(Stage stage)
    {
        stage.Say("Blocking code may not call what needs a loop:");
        try
        {
            EventLoop.Sleep(Nap).AsTask().Wait();
            stage.Say("  it slept");
        }
        catch (InvalidOperationException e)
        {
            stage.Say($"  refused: {e.Message[..(e.Message.IndexOf('.') + 1)]}");
            stage.Figure("call_without_a_loop_refused", 1);
        }

        stage.Say();
        stage.Say("The ways across, and what one crossing costs:");
        var run = RunALoop(stage);
        var ask = AskAnotherThreadsLoop(stage);
        var toThread = EventLoop.Run(() => CallFromAsyncCode(stage), cancellationToken: stage.Cancellation);

        stage.Say();
        stage.Say($"Blocking on the loop's own thread, until a nap of {Nap.TotalMilliseconds:0} ms on that loop ends:");
        var (done, freed) = EventLoop.Run(loop => BlockOnTheLoop(stage, loop), cancellationToken: stage.Cancellation);

        stage.Say();
        stage.Say("The call stack in two parts, from the top:");
        IReadOnlyList<string> before = [], after = [];
        EventLoop.Run(async () => (before, after) = await Outer(), cancellationToken: stage.Cancellation);
        var loopFrames = PrintStacks(stage, before, after);

        stage.Conclude($"A crossing: EventLoop.Run {run:0} us, threadsafe {ask:0} us, ToThread {toThread:0} us.");
        stage.Conclude(done
            ? "The blocking wait ended in time: here there was no deadlock."
            : $"Blocked for {Patience.TotalMilliseconds:0} ms, the nap did not end: a deadlock. " +
                $"Let go, it took {freed.TotalMilliseconds:0} ms.");
        stage.Conclude(
            $"Of the task's frames {before.Count - loopFrames} stood before its await, " +
            $"{after.Count - loopFrames} after; the loop's {loopFrames} stayed.");
    }

    private static double RunALoop(Stage stage) => Price(
        stage, "blocking calls async: EventLoop.Run, a new loop each time", "run", () => EventLoop.Run(() => Task.CompletedTask));

    private static double AskAnotherThreadsLoop(Stage stage)
    {
        using var loop = new EventLoop();
        var thread = new Thread(loop.RunForever) { IsBackground = true };
        thread.Start();
        try
        {
            return Price(stage, "blocking calls async: RunCoroutineThreadsafe, and wait", "threadsafe", Ask);
        }
        finally
        {
            loop.Stop();
            thread.Join();
        }

        void Ask() => EventLoop.RunCoroutineThreadsafe(_ => Task.CompletedTask, loop).Wait();
    }

    private static async Task<double> CallFromAsyncCode(Stage stage)
    {
        Price(stage, "async calls blocking: a plain call; the loop stands still", "call", () => Answer());
        await PriceAsync("async calls async: await, with a pass of the loop", "await", async () => await EventLoop.Sleep(TimeSpan.Zero));
        return await PriceAsync("async calls blocking: await ToThread", "to_thread", async () => await EventLoop.ToThread(Answer));

        async Task<double> PriceAsync(string way, string figure, Func<Task> call)
        {
            await Repeat(call);
            var start = stage.Elapsed;
            await Repeat(call);
            return Say(stage, way, figure, stage.Elapsed - start);
        }

        async Task Repeat(Func<Task> call)
        {
            for (var i = 0; i < Times; i++)
            {
                await call();
            }
        }
    }

    private static async Task<(bool Done, TimeSpan Freed)> BlockOnTheLoop(Stage stage, EventLoop loop)
    {
        // Without the limit, this would deadlock: the nap waits for the thread, and the thread for the nap.
        var nap = Sleep();
        var done = nap.Wait((int)Patience.TotalMilliseconds, stage.Cancellation);
        stage.Say($"  after {Patience.TotalMilliseconds:0} ms of blocking: {(done ? "done" : "not done, and it never would be")}");
        var start = loop.Time;
        await nap;
        var freed = loop.Time - start;
        stage.Say($"  after an await instead: done in {freed.TotalMilliseconds:0.0} ms, for its time was long over");
        stage.Figure("blocked_seconds", Patience.TotalSeconds);
        stage.Figure("done_while_blocked", done ? 1 : 0);
        stage.Figure("done_after_await_seconds", freed.TotalSeconds);
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
    private static int PrintStacks(Stage stage, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        stage.Say($"  {"Inner, before its await",-31}Inner, after it");
        for (var i = 0; i < before.Count - common; i++)
        {
            stage.Say($"  {before[i],-31}{(i < after.Count - common ? after[i] : "")}".TrimEnd());
        }

        stage.Say($"  --- above: the task's part; below: the loop's, which stays ---");
        foreach (var name in before.Skip(before.Count - common))
        {
            stage.Say($"  {name,-31}{name}");
        }

        stage.Figure("frames_of_loop_count", common);
        stage.Figure("frames_above_before_await_count", before.Count - common);
        stage.Figure("frames_above_after_await_count", after.Count - common);
        return common;
    }

    private static int Answer() => 42;

    private static double Price(Stage stage, string way, string figure, Action call)
    {
        // Once to compile, once to measure.
        Repeat();
        return Say(stage, way, figure, stage.Measure(Repeat));

        void Repeat()
        {
            for (var i = 0; i < Times; i++)
            {
                call();
            }
        }
    }

    private static double Say(Stage stage, string way, string figure, TimeSpan all)
    {
        var microseconds = all.TotalMicroseconds / Times;
        stage.Say($"  {way,-58} {microseconds,8:0.00} us");
        stage.Figure($"{figure}_microseconds", microseconds);
        return microseconds;
    }
}
