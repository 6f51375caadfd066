using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class TaskGroupScenarios
{
    public static void ATaskGroupWaitsForItsChildren(Log log) => Run(async loop =>
    {
        LoopTask<string> a = null!;
        await TaskGroup.RunAsync(async group =>
        {
            a = group.CreateTask(() => Work(log, "a", 2, "A"));
            _ = group.CreateTask(() => Work(log, "b", 1));
            log.Add("body ends");
            await Task.CompletedTask;
        });
        log.Add($"left at {Now(loop)} with {a.Result}");
    });

    public static void AFailedChildCancelsItsSiblingAndTheBody(Log log) => Run(async loop =>
    {
        await LogErrors(log, () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => Fail(log, "a", 1));
            _ = group.CreateTask(() => Work(log, "b", 5));
            await Work(log, "body", 5);
        }));
        log.Add(EventLoop.CurrentTask!.CancelRequests);
        await Sleep(1);
        log.Add($"at {Now(loop)}");
    });

    public static void AChildThatFailsWhenTheBodyHasEnded(Log log) => Run(() => LogErrors(log, () => TaskGroup.RunAsync(group =>
    {
        _ = group.CreateTask(() => Fail(log, "a", 1));
        _ = group.CreateTask(() => Work(log, "b", 5));
        return Task.CompletedTask;
    })));

    public static void ATaskGroupWhoseBodyThrows(Log log) => Run(() => LogErrors(log, () => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Work(log, "a", 5));
        await Sleep(1);
        throw new InvalidDataException("body");
    })));

    public static void ATaskGroupCancelledFromOutside(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Body);
        await Sleep(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Body()
        {
            try
            {
                await TaskGroup.RunAsync(async group =>
                {
                    _ = group.CreateTask(() => Work(log, "a", 5));
                    await Work(log, "body", 5);
                });
            }
            catch (OperationCanceledException)
            {
                log.Add("group is cancelled");
                throw;
            }
        }
    });

    public static void ATaskGroupCancelledWhileItWaits(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => Work(log, "a", 5));
            return Task.CompletedTask;
        }));
        await Sleep(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
    });

    public static void ANestedTaskGroupFails(Log log) => Run(() => LogErrors(log, () => TaskGroup.RunAsync(async outer =>
    {
        _ = outer.CreateTask(() => Work(log, "outer child", 5));
        await TaskGroup.RunAsync(async inner =>
        {
            _ = inner.CreateTask(() => Fail(log, "inner child", 1));
            await Work(log, "inner body", 5);
        });
    })));

    public static void ANestedTaskGroupIsCancelledByTheOuter(Log log) => Run(() => LogErrors(log, () => TaskGroup.RunAsync(async outer =>
    {
        _ = outer.CreateTask(() => Fail(log, "outer child", 1));
        await TaskGroup.RunAsync(inner =>
        {
            _ = inner.CreateTask(() => Work(log, "inner child", 5));
            return Task.CompletedTask;
        });
    })));

    public static void BothChildAndSiblingFail(Log log) => Run(() => LogErrors(log, () => TaskGroup.RunAsync(group =>
    {
        _ = group.CreateTask(() => Fail(log, "a", 1));
        _ = group.CreateTask(FailsWhenCancelled);
        return Task.CompletedTask;

        async Task FailsWhenCancelled()
        {
            try
            {
                await Sleep(5);
            }
            catch (OperationCanceledException e)
            {
                throw new InvalidDataException("b", e);
            }
        }
    })));

    public static void ACancelledChildDoesNotFailTheGroup(Log log) => Run(async loop =>
    {
        await TaskGroup.RunAsync(async group =>
        {
            var child = group.CreateTask(() => Work(log, "a", 5));
            _ = group.CreateTask(() => Work(log, "b", 2));
            await Sleep(1);
            child.Cancel();
        });
        log.Add($"left at {Now(loop)}");
    });

    public static void AFinishedGroupRefusesChildren(Log log) => Run(async _ =>
    {
        TaskGroup group = null!;
        await TaskGroup.RunAsync(inside =>
        {
            group = inside;
            return Task.CompletedTask;
        });
        Assert.Throws<InvalidOperationException>(() => group.CreateTask(() => Work(log, "late", 1)));
        log.Add("refused");
    });

    private static async Task LogErrors(Log log, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (AggregateException e)
        {
            log.Add(Errors(e));
        }
    }
}
