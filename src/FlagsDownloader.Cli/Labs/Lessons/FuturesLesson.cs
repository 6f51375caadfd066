using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>The loop's future and an executor's, side by side, and what makes one of the other.</summary>
internal sealed class FuturesLesson : ILesson
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    public string Name => "futures";

    public string Summary => "the loop's future and an executor's, and ways across";

    public LessonQuestion Question => LessonQuestion.Count(
        "A task ticks every 10 ms. How often while Result blocks the loop for 0.3 s?", "ticks", "ticks_while_blocked_count");

    public void Run(LessonContext context)
    {
        using var executor = new ThreadPoolExecutor(1, "worker");
        var loop = EventLoop.Run(loop => ShowLoops(context, loop), cancellationToken: context.CancellationToken);
        context.WriteLine();
        var worker = ShowExecutors(context, executor);
        context.WriteLine();
        var ticks = EventLoop.Run(loop => ShowWaysAcross(context, loop, executor), cancellationToken: context.CancellationToken);

        context.Conclude(
            $"The loop's future {(loop.Threw ? "threw" : "blocked")} while pending; its callback ran on {(loop.OnLoop ? "the loop's thread" : "another thread")}.");
        context.Conclude(
            $"The executor's blocked for {worker.Blocked.TotalSeconds:0.00} s; its callback ran on {(worker.OnCaller ? "the reader's thread" : "another thread")}.");
        context.Conclude($"Blocked, the loop ticked {ticks.Blocked} times; awaiting the same work, {ticks.Awaited} times.");
    }

    private static async Task<(bool Threw, bool OnLoop)> ShowLoops(LessonContext context, EventLoop loop)
    {
        context.WriteLine($"The loop's future, on thread {Environment.CurrentManagedThreadId}:");
        var future = loop.CreateFuture<int>();
        var (threw, callbackThread, hasRun) = (false, 0, false);
        context.WriteLine($"  made:                       {future}");
        try
        {
            _ = future.Result;
        }
        catch (InvalidOperationException e)
        {
            threw = true;
            context.WriteLine($"  its Result while pending:   {e.Message}");
        }

        future.AddDoneCallback(done =>
        {
            hasRun = true;
            callbackThread = Environment.CurrentManagedThreadId;
        });
        future.SetResult(42);
        var hadRun = hasRun;
        context.WriteLine($"  after SetResult(42):        {future}, callback ran: {hadRun}");
        await EventLoop.Sleep(TimeSpan.Zero);
        context.WriteLine($"  a pass later:               its callback has run, on thread {callbackThread}");
        context.Figure("result_of_pending_throws", threw ? 1 : 0);
        context.Figure("callback_ran_within_set_result", hadRun ? 1 : 0);
        context.Figure("loop_callback_on_loops_thread", callbackThread == Environment.CurrentManagedThreadId ? 1 : 0);
        return (threw, callbackThread == Environment.CurrentManagedThreadId);
    }

    // Its type is .NET's own: asyncio's concurrent.futures.Future is Task here.
    private static (TimeSpan Blocked, bool OnCaller) ShowExecutors(LessonContext context, ThreadPoolExecutor executor)
    {
        context.WriteLine($"The executor's future, a .NET Task, read on thread {Environment.CurrentManagedThreadId}; {WorkTime.TotalSeconds:0.0} s of work:");
        var workThread = 0;
        var future = executor.Submit(() =>
        {
            workThread = Environment.CurrentManagedThreadId;
            return Work(context);
        });
        context.WriteLine($"  made:                       {future.Status}");

        // Python's runs its callbacks on the worker. This one asks .NET's pool to, so that a callback holds up no other work.
        var callback = future.ContinueWith(
            _ => (Thread: Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var result = 0;
        var blocked = context.Measure(() => result = future.GetAwaiter().GetResult());
        context.CancellationToken.ThrowIfCancellationRequested();
        var ran = callback.GetAwaiter().GetResult();
        context.WriteLine($"  its Result while pending:   {result}, after {blocked.TotalSeconds:0.00} s in which the thread was blocked");
        context.WriteLine($"  the work ran:               on thread {workThread}");
        context.WriteLine($"  its callback ran:           on thread {ran.Thread}{(ran.IsThreadPoolThread ? ", of .NET's pool (Python's: the worker)" : "")}");
        var onCaller = ran.Thread == Environment.CurrentManagedThreadId;
        context.Figure("executor_blocked_seconds", blocked.TotalSeconds);
        context.Figure("executor_callback_on_readers_thread", onCaller ? 1 : 0);
        context.Figure("work_on_readers_thread", workThread == Environment.CurrentManagedThreadId ? 1 : 0);
        return (blocked, onCaller);
    }

    private static async Task<(int Blocked, int Awaited)> ShowWaysAcross(LessonContext context, EventLoop loop, ThreadPoolExecutor executor)
    {
        context.WriteLine($"On the loop, where a task ticks every {Beat.TotalMilliseconds:0} ms:");
        var ticks = 0;
        var ticker = loop.CreateTask(Tick);
        await EventLoop.Sleep(TimeSpan.Zero);

        var blocked = await Count("Result, which blocks", () => Task.FromResult(executor.Submit(() => Work(context)).GetAwaiter().GetResult()));
        var awaited = await Count("WrapFuture, awaited", async () => await EventLoop.WrapFuture(executor.Submit(() => Work(context))));
        var direct = await Count("RunInExecutor, awaited", async () => await loop.RunInExecutor(executor, () => Work(context)));

        // The other way: a thread may block on what the loop's future becomes, as long as it is another thread.
        var sleeping = loop.CreateTask(async _ =>
        {
            await EventLoop.Sleep(WorkTime);
            return Environment.CurrentManagedThreadId;
        });
        var task = sleeping.AsTask();
        var other = await loop.RunInExecutor(executor, () => (Ran: task.GetAwaiter().GetResult(), Read: Environment.CurrentManagedThreadId));
        context.WriteLine($"  AsTask: thread {other.Read} blocked on a task that ran on the loop's thread {other.Ran}");
        ticker.Cancel();
        context.Figure("ticks_while_blocked_count", blocked);
        context.Figure("ticks_while_wrapped_count", awaited);
        context.Figure("ticks_in_executor_count", direct);
        context.Figure("as_task_read_on_another_thread", other.Ran != other.Read ? 1 : 0);
        return (blocked, awaited);

        async Task<int> Count(string way, Func<Task<int>> read)
        {
            var before = ticks;
            var start = loop.Time;
            var result = await read();
            var counted = ticks - before;
            context.WriteLine($"  {way,-23} {result} after {(loop.Time - start).TotalSeconds:0.00} s, {counted,2} ticks");
            return counted;
        }

        async Task Tick()
        {
            while (true)
            {
                await EventLoop.Sleep(Beat);
                ticks++;
            }
        }
    }

    // Blocking work, which ends at Ctrl-C.
    private static int Work(LessonContext context)
    {
        context.CancellationToken.WaitHandle.WaitOne(WorkTime);
        return 42;
    }
}
