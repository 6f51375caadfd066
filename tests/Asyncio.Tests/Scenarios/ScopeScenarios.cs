using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class ScopeScenarios
{
    public static void TimeoutExpires(Log log) => Run(async loop =>
    {
        TimeoutScope scope = null!;
        try
        {
            await EventLoop.Timeout(S(2), inside => Work(log, "a", 5, scope = inside));
        }
        catch (TimeoutException)
        {
            log.Add($"timeout at {Now(loop)}");
        }

        log.Add(scope.Expired);
        log.Add(EventLoop.CurrentTask!.CancelRequests);
        await Sleep(1);
        log.Add($"at {Now(loop)}");
    });

    public static void TimeoutInTime(Log log) => Run(async loop =>
    {
        var scope = await EventLoop.Timeout(S(2), inside => Work(log, "a", 1, inside));
        log.Add(scope.Expired);
        await Sleep(5);
        log.Add($"at {Now(loop)}");
    });

    public static void TimeoutOfTheOuterFirst(Log log) => Run(async loop =>
    {
        TimeoutScope outer = null!;
        TimeoutScope inner = null!;
        try
        {
            await EventLoop.Timeout(S(1), async outside =>
            {
                outer = outside;
                try
                {
                    await EventLoop.Timeout(S(2), inside => Work(log, "a", 5, inner = inside));
                }
                catch (TimeoutException)
                {
                    log.Add("inner timeout");
                }
            });
        }
        catch (TimeoutException)
        {
            log.Add($"outer timeout at {Now(loop)}");
        }

        log.Add($"{inner.Expired} {outer.Expired}");
    });

    public static void TimeoutOfTheInnerFirst(Log log) => Run(async loop =>
    {
        TimeoutScope inner = null!;
        var outer = await EventLoop.Timeout(S(3), async outside =>
        {
            try
            {
                await EventLoop.Timeout(S(1), inside => Work(log, "a", 5, inner = inside));
            }
            catch (TimeoutException)
            {
                log.Add($"inner timeout at {Now(loop)}");
            }

            await Work(log, "b", 1);
            return outside;
        });
        log.Add($"{inner.Expired} {outer.Expired}");
    });

    public static void TimeoutRescheduled(Log log) => Run(async loop =>
    {
        try
        {
            await EventLoop.Timeout(S(1), async scope =>
            {
                scope.Reschedule(loop.Time + S(3));
                await Work(log, "a", 2);
                await Work(log, "b", 2);
            });
        }
        catch (TimeoutException)
        {
            log.Add($"timeout at {Now(loop)}");
        }
    });

    public static void TimeoutWithoutALimit(Log log) => Run(async _ =>
    {
        var scope = await EventLoop.Timeout(null, inside => Work(log, "a", 100, inside));
        log.Add($"{scope.When?.ToString() ?? "None"} {scope.Expired}");
    });

    public static void TimeoutAndACancellationFromOutside(Log log) => Run(async loop =>
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
                await EventLoop.Timeout(S(5), () => Work(log, "a", 10));
            }
            catch (TimeoutException)
            {
                log.Add("timeout");
            }
            catch (OperationCanceledException)
            {
                log.Add("cancelled, not timed out");
                throw;
            }
        }
    });

    public static void AShieldedTaskGoesOn(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 5, "result"));
        var outer = loop.CreateTask(Waits);
        await Sleep(1);
        outer.Cancel();
        await EventLoop.WaitAsync([outer]);
        log.Add(inner.Cancelled);
        log.Add(await inner);

        async Task Waits()
        {
            try
            {
                await EventLoop.Shield(inner);
            }
            catch (OperationCanceledException)
            {
                log.Add("outer is cancelled");
                throw;
            }
        }
    });

    public static void AShieldedTaskThatIsCancelledItself(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 5));
        loop.CallLater(S(1), () => inner.Cancel());
        try
        {
            await EventLoop.Shield(inner);
        }
        catch (OperationCanceledException)
        {
            log.Add("await is cancelled");
        }

        log.Add(inner.Cancelled);
    });

    public static void AShieldedFailure(Log log) => Run(async loop =>
    {
        try
        {
            await EventLoop.Shield(loop.CreateTask(() => Fail(log, "inner", 1)));
        }
        catch (InvalidDataException e)
        {
            log.Add($"caught {e.Message}");
        }
    });
}
