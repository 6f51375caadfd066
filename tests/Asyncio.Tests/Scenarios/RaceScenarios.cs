using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class RaceScenarios
{
    public static void ACancellationTakenBackBeforeItComes(Log log) => Run(async () =>
    {
        var task = EventLoop.CurrentTask!;
        task.Cancel();
        log.Add(task.Uncancel());
        await Outcome(log, "sleep", () => Work(log, "a", 1));
    });

    public static void OneOfTwoCancellationsTakenBack(Log log) => Run(async () =>
    {
        var task = EventLoop.CurrentTask!;
        task.Cancel();
        task.Cancel();
        log.Add(task.Uncancel());
        await Outcome(log, "sleep", () => Work(log, "a", 1));
        log.Add(task.Uncancel());
        await Outcome(log, "sleep", () => Work(log, "b", 1));
    });

    public static void CancelledAgainInItsCleanUp(Log log) => RunCancelled(
        log,
        async () =>
        {
            try
            {
                await Sleep(10);
            }
            finally
            {
                await Outcome(log, "clean-up", async () => await Sleep(10));
                await Work(log, "rest", 1);
            }
        },
        1,
        2);

    public static void CancelledTwiceInOnePassIsToldOnce(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(async () =>
        {
            await Outcome(log, "sleep", async () => await Sleep(10));
            await Work(log, "rest", 1);
        });
        Later(loop, 1, () => task.Cancel(), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
    });

    public static void AChildFailsInThePassBeforeTheParentsCancellation(Log log) => Run(async loop =>
    {
        var failing = loop.CreateFuture<bool>();
        var task = loop.CreateTask(() => Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(async () => await failing);
            await Work(log, "body", 5);
        })));
        Later(loop, 1, () => failing.SetException(new InvalidDataException("child")), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
    });

    public static void TheLastChildEndsInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var ending = loop.CreateFuture<bool>();
        var task = loop.CreateTask(() => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(async () =>
            {
                await ending;
                log.Add("child ends");
            });
            return Task.CompletedTask;
        })));
        Later(loop, 1, () => ending.SetResult(true), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
    });

    public static void TheParentIsCancelledInThePassAfterTheLastChild(Log log) => Run(async loop =>
    {
        LoopTask task = null!;
        task = loop.CreateTask(() => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
        {
            var child = group.CreateTask(() => Work(log, "child", 1));
            child.AddDoneCallback((LoopTask _) => task.Cancel());
            return Task.CompletedTask;
        })));
        await EventLoop.WaitAsync([task]);
    });

    public static void AllChildrenFailInOnePass(Log log) => Run(async () =>
    {
        await Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
        {
            foreach (var name in "abc")
            {
                _ = group.CreateTask(() => Fail(log, $"{name}", 1));
            }

            await Work(log, "body", 5);
        }));
        await Work(log, "after", 1);
    });

    public static void AGatherCancelledInThePassInWhichAChildFails(Log log) => Run(async loop =>
    {
        var failing = loop.CreateFuture<bool>();
        var task = loop.CreateTask(() => Outcome(log, "gather", async () =>
        {
            await EventLoop.Gather(failing, loop.CreateTask(() => Work(log, "b", 5)));
        }));
        Later(loop, 1, () => failing.SetException(new InvalidDataException("a")), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
    });

    public static void AGatherWhoseChildrenRefuse(Log log)
    {
        RunCancelled(log, () => Outcome(log, "gather", async () => { await EventLoop.Gather(Refuses, Refuses); }), 1);

        async Task<string> Refuses()
        {
            try
            {
                await Sleep(10);
            }
            catch (OperationCanceledException)
            {
                log.Add("refuses");
            }

            return "result";
        }
    }

    public static void AShieldDoneInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var inner = loop.CreateFuture<string>();
        var task = loop.CreateTask(() => Outcome(log, "shield", async () => { await EventLoop.Shield(inner); }));
        Later(loop, 1, () => inner.SetResult("result"), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
        log.Add(inner.Result);
    });

    public static void AWaitDoneInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(() => Outcome(log, "wait", async () => { await EventLoop.WaitAsync([future]); }));
        Later(loop, 1, () => future.SetResult("result"), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
    });

    public static void TwoWaitForOneTaskAndOneIsCancelled(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 5));
        var tasks = "ab".Select(name => loop.CreateTask(() => Outcome(log, $"{name}", async () => await inner))).ToArray();
        Later(loop, 1, () => tasks[0].Cancel());
        await EventLoop.WaitAsync(tasks);
    });

    public static void AnEventSetInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var happened = new Event();
        var tasks = "abc".Select(name => loop.CreateTask(() => Outcome(log, $"{name}", async () => await happened.WaitAsync()))).ToArray();
        Later(loop, 1, happened.Set, () => tasks[1].Cancel());
        await EventLoop.WaitAsync(tasks);
    });
}
