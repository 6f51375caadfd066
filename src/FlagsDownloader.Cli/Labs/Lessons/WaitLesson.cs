using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Waits for several tasks return on three conditions or a timeout, here all on the same tasks.</summary>
internal sealed class WaitLesson : ILesson
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    public string Name => "wait";

    public string Summary => "three conditions and a timeout, on the same four tasks";

    public LessonQuestion Question => LessonQuestion.Seconds(
        "Tasks end at 0.2, 0.4 (failed), 0.6, 0.8 s. When does FirstException return?", "first_exception_seconds");

    public void Run(LessonContext context) => EventLoop.Run(loop => RunOn(loop, context), cancellationToken: context.CancellationToken);

    private static async Task RunOn(EventLoop loop, LessonContext context)
    {
        context.WriteLine($"Four tasks, one ending every {Step.TotalSeconds:0.0} s; the second one fails. Four waits watch");
        context.WriteLine("these same tasks at once, and each returns when its own condition is met");
        context.WriteLine("(B! is the one that failed):");
        context.WriteLine();
        var start = loop.Time;
        LoopTask<string>[] tasks = [Work("A", 1), Fail("B", 2), Work("C", 3), Work("D", 4)];
        await EventLoop.Gather(
            () => Watch("first_completed", tasks, ReturnWhen.FirstCompleted),
            () => Watch("first_exception", tasks, ReturnWhen.FirstException),
            () => Watch("timeout", tasks, timeout: Step * 2.5),
            () => Watch("all_completed", tasks));

        context.WriteLine();
        context.WriteLine("No task fails this time, so FirstException has to wait for all:");
        context.WriteLine();
        start = loop.Time;
        await Watch("first_exception_without_one", [Work("E", 1), Work("F", 2)], ReturnWhen.FirstException);

        context.WriteLine();
        context.WriteLine("A wait that runs out of time leaves the task alone; WaitFor cancels it:");
        context.WriteLine();
        var (left, waited) = (Work("G", 4), Work("H", 4));
        await EventLoop.WaitAsync([left], timeout: Step);
        context.Log($"after WaitAsync with a timeout: {Describe(left)}");
        try
        {
            await EventLoop.WaitFor(waited, timeout: Step);
        }
        catch (TimeoutException)
        {
            context.Log($"after WaitFor with a timeout:   {Describe(waited)}");
        }

        var leftAlone = !left.Done;
        context.Log($"G, awaited to its end:          {await left}");
        context.Figure("left_alone_by_wait", leftAlone ? 1 : 0);
        context.Figure("cancelled_by_wait_for", waited.Cancelled ? 1 : 0);

        var seconds = context.Figures;
        context.Conclude(
            $"FirstCompleted came back after {seconds["first_completed_seconds"]:0.00} s, "
            + $"FirstException after {seconds["first_exception_seconds"]:0.00} s,");
        context.Conclude(
            $"the timeout after {seconds["timeout_seconds"]:0.00} s, "
            + $"AllCompleted after {seconds["all_completed_seconds"]:0.00} s: the same tasks.");
        context.Conclude(
            $"Out of time, WaitAsync {(leftAlone ? "left its task running" : "ended its task")}, "
            + $"WaitFor {(waited.Cancelled ? "cancelled its own" : "did not cancel its own")}.");

        LoopTask<string> Work(string name, int steps) => loop.CreateTask(
            async _ =>
            {
                await EventLoop.Sleep(Step * steps);
                return $"{name}'s result";
            },
            name);

        LoopTask<string> Fail(string name, int steps) => loop.CreateTask<string>(
            async _ =>
            {
                await EventLoop.Sleep(Step * steps);
                throw new InvalidOperationException($"{name} failed");
            },
            name);

        async Task Watch(
            string figure, LoopTask<string>[] watched, ReturnWhen returnWhen = ReturnWhen.AllCompleted, TimeSpan? timeout = null)
        {
            var (done, pending) = await EventLoop.WaitAsync(watched, timeout, returnWhen);
            var elapsed = (loop.Time - start).TotalSeconds;
            context.Figure($"{figure}_seconds", elapsed);
            context.Figure($"{figure}_done", done.Count);
            context.Figure($"{figure}_pending", pending.Count);
            var condition = timeout is null ? $"{returnWhen}" : $"a timeout of {timeout.Value.TotalSeconds:0.0} s";
            context.Log($"{condition,-18} done: {Names(done),-8} pending: {Names(pending)}");
        }

        static string Names(IEnumerable<LoopTask<string>> tasks) =>
            string.Join(" ", tasks.Select(task => task.Exception is null ? task.Name : $"{task.Name}!").DefaultIfEmpty("-"));

        static string Describe(LoopTask task) =>
            $"{task.Name} is {(task.Cancelled ? "cancelled" : task.Done ? "done" : "pending")}";
    }
}
