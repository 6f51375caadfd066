using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class WaitForRaceScenarios
{
    public static void WaitForDoneInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(async () =>
        {
            await Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(10)));
            await Work(log, "after", 1);
        });
        Later(loop, 1, () => future.SetResult("result"), () => task.Cancel());
        await EventLoop.WaitAsync([task]);
        log.Add(future.Result);
    });

    public static void WaitForCancelledBeforeItIsDoneInOnePass(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(() => Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(10))));
        Later(loop, 1, () => task.Cancel(), () => log.Add(future.Done));
        await EventLoop.WaitAsync([task]);
        log.Add(future.Cancelled);
    });

    public static void WaitForATaskThatEndsInThePassOfTheCancellation(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Task.FromResult("result"));
        var task = loop.CreateTask(async () =>
        {
            await EventLoop.WaitFor(inner, S(10));
            log.Add("never");
        });
        await Sleep(0);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
        log.Add(inner.Result);
    });

    public static void WaitForDoneBeforeTheTimeoutOfItsPass(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        loop.CallAt(S(2), () => future.SetResult("result"));
        await Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(2)));
        await Work(log, "after", 1);
    });

    public static void WaitForTimedOutBeforeItIsDoneInOnePass(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(() => Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(2))));
        await Sleep(1);
        loop.CallAt(S(2.5), () => log.Add(future.Cancelled));
        await task;
        await Sleep(1);
    });

    public static void WaitForCancelledInThePassOfItsTimeout(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(() => Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(1))));
        loop.CallAt(S(1), () => task.Cancel());
        await task;
    });

    public static void WaitForWhoseTaskRefusesTwoCancellations(Log log) => RunCancelled(
        log,
        () => Outcome(log, "wait_for", () => EventLoop.WaitFor(
            async () =>
            {
                for (var i = 0; i < 2; i++)
                {
                    await Outcome(log, "sleep", async () => await Sleep(10));
                }

                return "result";
            },
            S(100))),
        1,
        2);

    public static void WaitForNoTimeCancelledWhileTheTaskEnds(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => SlowToEnd(log, "inner", 10, 5));
        await Sleep(0);
        await Cancelled(loop, log, () => Outcome(log, "wait_for", () => EventLoop.WaitFor(inner, S(0))), 1);
        log.Add(inner.Done);
        await EventLoop.WaitAsync([inner]);
        log.Add(inner.Cancelled);
    });

    public static void WaitForAFutureThatAnotherCancels(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        Later(loop, 1, () => future.Cancel());
        await Outcome(log, "wait_for", () => EventLoop.WaitFor(future, S(10)));
    });

    public static void WaitForAShieldedTaskThatGoesOn(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 3, "result"));
        await Outcome(log, "wait_for", () => EventLoop.WaitFor(EventLoop.Shield(inner), S(1)));
        await Outcome(log, "inner", async () => await inner);
    });

    public static void WaitForNoTimeAShieldedTask(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 1, "result"));
        await Outcome(log, "wait_for", () => EventLoop.WaitFor(EventLoop.Shield(inner), S(0)));
        await Outcome(log, "inner", async () => await inner);
    });
}
