using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class NestingScenarios
{
    public static void ATimeoutInTheCleanUpOfACancelledTask(Log log) => RunCancelled(
        log, () => CleanUp(log, () => Outcome(log, "timeout", () => Limited(1, () => Work(log, "a", 5)))), 1);

    public static void ATimeoutInTimeInTheCleanUp(Log log) => RunCancelled(
        log, () => CleanUp(log, () => Outcome(log, "timeout", () => Limited(5, () => Work(log, "a", 1)))), 1);

    public static void CancelledAgainInATimeoutInTheCleanUp(Log log) => RunCancelled(
        log, () => CleanUp(log, () => Outcome(log, "timeout", () => Limited(5, () => Work(log, "a", 10)))), 1, 2);

    public static void ATimeoutInTheCleanUpOfATimeout(Log log) => Run(async () =>
    {
        await Outcome(log, "outer timeout", () => Limited(1, () => CleanUp(
            log, () => Outcome(log, "inner timeout", () => Limited(1, () => Work(log, "inner", 5))))));
        await Work(log, "after", 1);
    });

    public static void AWaitForInTheCleanUpOfACancelledTask(Log log) => RunCancelled(
        log, () => CleanUp(log, () => Outcome(log, "wait_for", () => EventLoop.WaitFor(() => Work(log, "a", 5), S(1)))), 1);

    public static void ATaskGroupInTheCleanUpOfACancelledTask(Log log) => RunCancelled(
        log,
        () => CleanUp(log, () => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => Work(log, "a", 1));
            _ = group.CreateTask(() => Work(log, "b", 2));
            return Task.CompletedTask;
        }))),
        1);

    public static void ATaskGroupThatFailsInTheCleanUp(Log log) => RunCancelled(
        log,
        () => CleanUp(log, async () =>
        {
            await Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
            {
                _ = group.CreateTask(() => Fail(log, "a", 1));
                await Work(log, "body", 5);
            }));
            await Outcome(log, "sleep", () => Work(log, "after", 1));
        }),
        1);

    public static void ATaskGroupInTheCleanUpCancelledAgain(Log log) => RunCancelled(
        log,
        () => CleanUp(log, () => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => Work(log, "a", 5));
            return Task.CompletedTask;
        }))),
        1,
        2);

    public static void ATimeoutAroundATaskGroup(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => Limited(1, () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => Work(log, "child", 5));
            await Work(log, "body", 5);
        })));
        await Work(log, "after", 1);
    });

    public static void ATimeoutAroundATaskGroupWhoseChildFailsThen(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => Limited(1, () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => FailWhenCancelled(log, "child"));
            await Work(log, "body", 5);
        })));
        await Work(log, "after", 1);
    });

    public static void ATimeoutWithinATaskGroup(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Work(log, "child", 3));
        try
        {
            await Limited(1, () => Work(log, "body", 5));
        }
        catch (TimeoutException)
        {
            log.Add("timeout");
        }

        await Work(log, "rest", 1);
    })));

    public static void ATimeoutThatFailsATaskGroup(Log log) => Run(async () =>
    {
        try
        {
            await TaskGroup.RunAsync(async group =>
            {
                _ = group.CreateTask(() => Work(log, "child", 3));
                await Limited(1, () => Work(log, "body", 5));
            });
        }
        catch (AggregateException e)
        {
            log.Add(e.InnerExceptions.Select(error => error is TimeoutException ? "TimeoutError" : error.GetType().Name));
        }

        log.Add(EventLoop.CurrentTask!.CancelRequests);
    });

    public static void AChildFailsWhileTheBodyIsInATimeout(Log log) => Run(async () =>
    {
        await Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => Fail(log, "child", 1));
            await EventLoop.Timeout(S(5), async scope =>
            {
                await Outcome(log, "sleep", () => Work(log, "body", 10));
                log.Add(scope.Expired);
            });
        }));
        await Work(log, "after", 1);
    });

    public static void ANestedGroupFailsAndTheParentIsCancelled(Log log) => RunCancelled(
        log,
        async () =>
        {
            await Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
            {
                _ = group.CreateTask(() => FailWhenCancelled(log, "child"));
                await Work(log, "body", 5);
            }));
            await Work(log, "after", 5);
        },
        1);

    public static void AGroupCancelledWhoseChildFailsThen(Log log) => RunCancelled(
        log,
        () => TaskGroup.RunAsync(async group =>
        {
            _ = group.CreateTask(() => FailWhenCancelled(log, "child"));
            await Work(log, "body", 5);
        }),
        1);

    public static void ANestedGroupCancelledWhoseChildFailsThen(Log log) => RunCancelled(
        log,
        () => TaskGroup.RunAsync(async outer =>
        {
            _ = outer.CreateTask(() => Work(log, "outer child", 5));
            await TaskGroup.RunAsync(async inner =>
            {
                _ = inner.CreateTask(() => FailWhenCancelled(log, "inner child"));
                await Work(log, "inner body", 5);
            });
        }),
        1);

    public static void BothNestedGroupsFail(Log log) => Run(async () =>
    {
        await Outcome(log, "outer group", () => TaskGroup.RunAsync(async outer =>
        {
            await Outcome(log, "inner group", () => TaskGroup.RunAsync(inner =>
            {
                _ = inner.CreateTask(() => Fail(log, "inner child", 0));
                _ = outer.CreateTask(() => Fail(log, "outer child", 0));
                return Task.CompletedTask;
            }));
            await Outcome(log, "sleep", () => Work(log, "rest", 1));
        }));
        await Work(log, "after", 1);
    });

    public static void AnOuterChildFailsWhileTheInnerGroupTakesItsTime(Log log) => Run(() => Outcome(
        log,
        "outer group",
        () => TaskGroup.RunAsync(async outer =>
        {
            _ = outer.CreateTask(() => Fail(log, "outer child", 1));
            await Outcome(log, "inner group", () => TaskGroup.RunAsync(inner =>
            {
                _ = inner.CreateTask(() => SlowToEnd(log, "inner child", 10, 3));
                return Task.CompletedTask;
            }));
            await Outcome(log, "sleep", () => Work(log, "rest", 1));
        })));

    public static void AGroupCancelledTwice(Log log) => RunCancelled(
        log,
        () => TaskGroup.RunAsync(group =>
        {
            _ = group.CreateTask(() => SlowToEnd(log, "child", 10, 5));
            return Task.CompletedTask;
        }),
        1,
        2);

    public static void AGroupWhoseBodyTakesItsTimeWhileAChildFails(Log log) => RunCancelled(log, () => SlowBody(log), 1);

    public static void TheSameInATaskThatIsAwaited(Log log) => RunCancelled(
        log, async () => await EventLoop.GetRunningLoop().CreateTask(() => SlowBody(log)), 1);

    public static void AGroupWhoseBodyFailsWhenCancelled(Log log) => RunCancelled(
        log, () => TaskGroup.RunAsync(_ => FailWhenCancelled(log, "body")), 1);

    public static void AGroupWhoseChildAndThenBodyFail(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Fail(log, "child", 1));
        await FailWhenCancelled(log, "body");
    })));

    public static void AGroupWhoseBodyCatchesItsCancellation(Log log) => RunCancelled(
        log,
        async () =>
        {
            await TaskGroup.RunAsync(async group =>
            {
                _ = group.CreateTask(() => Work(log, "child", 3));
                await Outcome(log, "sleep", () => Work(log, "body", 5));
            });
            log.Add("group ends");
            await Work(log, "after", 1);
        },
        1);

    public static void AGroupWhoseBodyThrowsACancellationOfItsOwn(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Work(log, "child", 5));
        await Sleep(1);
        throw new OperationCanceledException();
    })));

    public static void AGroupWhoseChildThrowsACancellationOfItsOwn(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
    {
        _ = group.CreateTask(Throws);
        _ = group.CreateTask(() => Work(log, "child", 2));
        return Task.CompletedTask;

        static async Task Throws()
        {
            await Sleep(1);
            throw new OperationCanceledException();
        }
    })));

    public static void AChildMakesChildren(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
    {
        _ = group.CreateTask(async () =>
        {
            await Sleep(1);
            _ = group.CreateTask(() => Work(log, "a", 1));
            _ = group.CreateTask(() => Work(log, "b", 2));
        });
        return Task.CompletedTask;
    })));

    public static void AGroupThatIsCancelledRefusesChildren(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(group =>
    {
        _ = group.CreateTask(() => Fail(log, "child", 1));
        _ = group.CreateTask(async () =>
        {
            try
            {
                await Sleep(5);
            }
            finally
            {
                Assert.Throws<InvalidOperationException>(() => group.CreateTask(() => Work(log, "late", 1)));
                log.Add("refused");
            }
        });
        return Task.CompletedTask;
    })));

    public static void TheParentsCleanUpFailsWithTheChild(Log log) => Run(() => Outcome(log, "group", () => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Fail(log, "child", 0));
        try
        {
            await Sleep(5);
        }
        catch (OperationCanceledException e)
        {
            throw new InvalidDataException("database", e);
        }
    })));

    public static void RequestsInNestedTimeouts(Log log) => Run(async () =>
    {
        await Outcome(log, "outer timeout", () => Limited(1, async () =>
        {
            await Outcome(log, "inner timeout", async () =>
            {
                await Limited(2, async () =>
                {
                    await Outcome(log, "sleep", () => Work(log, "inner", 5));
                    await Outcome(log, "second sleep", () => Work(log, "inner again", 5));
                });
                log.Add("inner ends");
            });
            log.Add("outer ends");
        }));
        await Work(log, "after", 1);
    });

    public static void AShieldWithinATimeout(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 3, "result"));
        await Outcome(log, "timeout", () => Limited(1, async () => await EventLoop.Shield(inner)));
        await Outcome(log, "inner", async () => await inner);
    });

    public static void AGatherWithinATimeout(Log log) => Run(async loop =>
    {
        await Outcome(log, "timeout", () => Limited(1, async () => await EventLoop.Gather(
            () => Work(log, "a", 5), () => SlowToEnd(log, "b", 5, 2))));
        log.Add($"at {Now(loop)}");
    });

    public static void AWaitForWithinAWaitFor(Log log) => Run(() => Outcome(log, "outer", () => EventLoop.WaitFor(
        async () =>
        {
            await Outcome(log, "inner", () => EventLoop.WaitFor(() => Work(log, "a", 5), S(2)));
            await Work(log, "rest", 1);
        },
        S(1))));

    public static void ALockIsGivenBackInATimeout(Log log) => Run(async () =>
    {
        var @lock = new Lock();
        await Outcome(log, "timeout", () => Limited(1, async () =>
        {
            using (await @lock.EnterAsync())
            {
                await Work(log, "a", 5);
            }
        }));
        log.Add(@lock.IsLocked);
    });

    private static Task Limited(double seconds, Func<Task> body) => EventLoop.Timeout(S(seconds), body);

    private static Task SlowBody(Log log) => TaskGroup.RunAsync(async group =>
    {
        _ = group.CreateTask(() => Fail(log, "child", 2));
        await SlowToEnd(log, "body", 10, 3);
    });
}
