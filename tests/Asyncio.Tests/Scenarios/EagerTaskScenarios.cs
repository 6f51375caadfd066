using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class EagerTaskScenarios
{
    public static void AnEagerTaskBeginsBeforeCreateTaskReturns(Log log) => RunEagerly(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "a", 1));
        log.Add("created");
        log.Add(task.Done);
        await task;
        log.Add(task.Done);
    });

    public static void AnEagerTaskThatWaitsForNothingIsDoneAtOnce(Log log) => RunEagerly(async loop =>
    {
        loop.CallSoon(() => log.Add("callback"));
        var task = loop.CreateTask(() => Answer(log, 42, "runs"));
        log.Add(task.Done);
        log.Add(await task);
        log.Add(task.Result);
        log.Add("straight on");
        await Passes(log, 1);
    });

    public static void AnEagerTaskIsTheCurrentOneWhileItBegins(Log log) => RunEagerly(async loop =>
    {
        var outer = EventLoop.CurrentTask;
        var task = loop.CreateTask(Looks);
        log.Add(EventLoop.CurrentTask == outer);
        log.Add(loop.AllTasks().Count);
        await task;
        log.Add(loop.AllTasks().Count);

        async Task Looks()
        {
            var first = EventLoop.CurrentTask!;
            log.Add(first != outer && loop.AllTasks().Contains(first));
            log.Add(loop.AllTasks().Count);
            await Sleep(0);
            log.Add(EventLoop.CurrentTask == first);
        }
    });

    public static void EagerTasksWithinAnEagerTask(Log log) => RunEagerly(async loop =>
    {
        await EventLoop.Gather(loop.CreateTask(() => Outer("a")), loop.CreateTask(() => Outer("b")));

        async Task Outer(string name)
        {
            log.Add($"{name} begins");
            var task = loop.CreateTask(() => Inner($"{name}/inner"));
            log.Add($"{name} goes on");
            await task;
            log.Add($"{name} ends");
        }

        async Task Inner(string name)
        {
            log.Add($"{name} begins");
            await Sleep(0);
            log.Add($"{name} ends");
        }
    });

    public static void AGatherOfEagerTasks(Log log) => RunEagerly(async loop =>
    {
        loop.CallSoon(() => log.Add("callback"));
        log.Add(await EventLoop.Gather(() => Answer(log, 1, "runs 1"), () => Answer(log, 2, "runs 2")));
        var ticks = loop.CreateTask(() => Passes(log, 4));
        log.Add(await EventLoop.Gather(() => Answer(log, 3, "runs 3"), Waits));
        await ticks;

        static async Task<int> Waits()
        {
            await Sleep(0);
            return 4;
        }
    });

    public static void AnEagerTaskThatFailsAtOnce(Log log) => RunEagerly(async loop =>
    {
        var task = loop.CreateTask(Fails);
        log.Add(task.Done);
        await Outcome(log, "await", async () => await task);

        async Task Fails()
        {
            log.Add("runs");
            await Task.CompletedTask;
            throw new InvalidDataException("broken");
        }
    });

    public static void AnEagerChildFailsItsGroupAtOnce(Log log) => RunEagerly(async loop =>
    {
        await Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => Work(log, "sibling", 10));
            _ = group.CreateTask(() => Task.FromException(new InvalidDataException("broken")));
            log.Add("created both");
            await Sleep(5);
            log.Add("never");
        }));
    });

    public static void AnEagerChildThatEndsAtOnceLeavesItsGroup(Log log) => RunEagerly(async loop =>
    {
        await TaskGroup.RunAsync(group =>
        {
            log.Add(Enumerable.Range(0, 3).Select(i => group.CreateTask(() => Task.FromResult(i))).ToList().Select(task => task.Result));
            return Task.CompletedTask;
        });
        log.Add("left");
    });

    public static void AnEagerTaskCancelledAfterItsFirstStep(Log log) => RunEagerly(async loop =>
    {
        var task = loop.CreateTask(() => Outcome(log, "task", async () => await Sleep(10)));
        log.Add(task.Cancel());
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancel());
    });

    public static void AnEagerTaskThatCancelsItself(Log log) => RunEagerly(async loop =>
    {
        var task = loop.CreateTask(Cancels);
        log.Add(task.Done);
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Cancels()
        {
            log.Add(EventLoop.CurrentTask!.Cancel());
            log.Add("goes on");
            await Sleep(0);
            log.Add("never");
        }
    });

    public static void AnEagerTaskMadeBeforeTheLoopRuns(Log log)
    {
        using var loop = NewLoop();
        loop.TaskFactory = LoopTaskFactory.Eager;
        var task = loop.CreateTask(() => Work(log, "a", 1));
        log.Add("created");
        loop.RunUntilComplete(task);
    }

    public static void ATaskFactoryMakesEveryTask(Log log) => Run(async loop =>
    {
        var factory = new TracingFactory(log);
        loop.TaskFactory = factory;
        log.Add(loop.TaskFactory == factory);
        await loop.CreateTask(() => Work(log, "a", 1));
        await EventLoop.Gather(() => Work(log, "b", 1, "result"));
        await TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => Work(log, "c", 1));
            return Task.CompletedTask;
        });
        loop.TaskFactory = null;
        await loop.CreateTask(() => Work(log, "d", 1));
    });

    private static void RunEagerly(Func<EventLoop, Task> main) => Run(loop =>
    {
        loop.TaskFactory = LoopTaskFactory.Eager;
        return main(loop);
    });

    private static Task<int> Answer(Log log, int value, string says)
    {
        log.Add(says);
        return Task.FromResult(value);
    }

    private static async Task Passes(Log log, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Add($"pass {i}");
            await Sleep(0);
        }
    }

    private sealed class TracingFactory(Log log) : LoopTaskFactory
    {
        public override LoopTask CreateTask(EventLoop loop, Func<CancellationToken, Task> coroutine, string? name, string? expression)
        {
            log.Add("makes a task");
            return base.CreateTask(loop, token => Traced(coroutine, token), name, expression);
        }

        public override LoopTask<T> CreateTask<T>(EventLoop loop, Func<CancellationToken, Task<T>> coroutine, string? name, string? expression)
        {
            log.Add("makes a task");
            return base.CreateTask(loop, token => Traced(coroutine, token), name, expression);
        }

        private async Task Traced(Func<CancellationToken, Task> coroutine, CancellationToken token)
        {
            log.Add("begins");
            await coroutine(token);
            log.Add("ends");
        }

        private async Task<T> Traced<T>(Func<CancellationToken, Task<T>> coroutine, CancellationToken token)
        {
            log.Add("begins");
            var result = await coroutine(token);
            log.Add("ends");
            return result;
        }
    }
}
