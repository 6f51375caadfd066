using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class GatherScenarios
{
    public static void GatherKeepsTheOrderOfItsArguments(Log log) => Run(async _ =>
        log.Add(await EventLoop.Gather(() => Work(log, "a", 3, 1), () => Work(log, "b", 1, 2), () => Work(log, "c", 2, 3))));

    public static void GatherHandsOnTheFirstException(Log log) => Run(async loop =>
    {
        var other = loop.CreateTask(() => Work(log, "other", 3));
        try
        {
            await EventLoop.Gather(loop.CreateTask(() => Fail(log, "late", 2)), loop.CreateTask(() => Fail(log, "early", 1)), other);
        }
        catch (InvalidDataException e)
        {
            log.Add($"caught {e.Message}");
        }

        await other;
        log.Add($"at {Now(loop)}");
    });

    public static void GatherCollectsOutcomes(Log log) => Run(async loop =>
    {
        var cancelled = loop.CreateTask(() => Work(log, "c", 5, "never"));
        loop.CallLater(S(1), () => cancelled.Cancel());
        var outcomes = await EventLoop.GatherOutcomes(
            _ = loop.CreateTask(() => Work(log, "a", 3, "fine")), loop.CreateTask(() => Fail(log, "b", 2)), cancelled);
        foreach (var outcome in outcomes)
        {
            log.Add(outcome.Succeeded
                ? outcome.Result
                : outcome.Exception is OperationCanceledException ? "cancelled" : outcome.Exception);
        }
    });

    public static void GatherOfOneTwiceRunsItOnce(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 1, 4));
        log.Add(await EventLoop.Gather(task, task));
    });

    public static void GatherOfNothing(Log log) => Run(async _ => log.Add(await EventLoop.Gather<int>(Array.Empty<LoopTask<int>>())));

    public static void GatherWithACancelledChild(Log log) => Run(async loop =>
    {
        var child = loop.CreateTask(() => Work(log, "child", 5));
        var other = loop.CreateTask(() => Work(log, "other", 2));
        loop.CallLater(S(1), () => child.Cancel());
        try
        {
            await EventLoop.Gather(child, other);
        }
        catch (OperationCanceledException)
        {
            log.Add("gather is cancelled");
        }

        log.Add(other.Done);
        await other;
    });

    public static void CancelOfTheTaskThatGathersCancelsTheChildren(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Gathers);
        await Sleep(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Gathers()
        {
            try
            {
                await EventLoop.Gather(() => Work(log, "a", 5), () => Work(log, "b", 5));
            }
            catch (OperationCanceledException)
            {
                log.Add("gatherer is cancelled");
                throw;
            }
        }
    });

    public static void GatherResumesTwoPassesAfterTheLastChild(Log log) => Run(async loop =>
    {
        await EventLoop.Gather(loop.CreateTask(Child));
        log.Add("gathered");
        await Sleep(0);
        await Sleep(0);

        async Task Child()
        {
            log.Add("child");
            loop.CallSoon(() =>
            {
                log.Add("1");
                loop.CallSoon(() =>
                {
                    log.Add("2");
                    loop.CallSoon(() => log.Add("3"));
                });
            });
            await Task.CompletedTask;
        }
    });
}
