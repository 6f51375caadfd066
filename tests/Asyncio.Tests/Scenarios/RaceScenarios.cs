using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class RaceScenarios
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

    public static void ATimeoutAfterACancellationInOnePass(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Outcome(log, "timeout", () => Until(1, () => Work(log, "a", 5))));
        loop.CallAt(S(1), () => task.Cancel());
        await task;
    });

    public static void ACancellationAfterATimeoutInOnePass(Log log) => Run(loop => Outcome(log, "timeout", () => Until(1, () =>
    {
        var task = EventLoop.CurrentTask!;
        loop.CallAt(S(1), () => task.Cancel());
        return Work(log, "a", 5);
    })));

    public static void BothTimeoutsInOnePass(Log log) => Run(async () =>
    {
        await Outcome(log, "outer", () => Until(1, async () =>
        {
            await Outcome(log, "inner", () => Until(1, () => Work(log, "a", 5)));
            await Work(log, "b", 1);
        }));
        await Work(log, "after", 1);
    });

    public static void ATimeoutInThePassInWhichTheBodyWakes(Log log) => Run(async loop =>
    {
        await Outcome(log, "timeout", () =>
        {
            var future = loop.CreateFuture<string>();
            loop.CallAt(S(1), () => future.SetResult("result"));
            return Until(1, async () => log.Add(await future));
        });
        await Work(log, "after", 1);
    });

    public static void ATimeoutWhoseBodyEndsWellAllTheSame(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", async () =>
        {
            var scope = await EventLoop.Timeout(S(1), async inside =>
            {
                await Outcome(log, "sleep", () => Work(log, "a", 5));
                return inside;
            });
            log.Add(scope.Expired);
        });
        await Work(log, "after", 1);
    });

    public static void ATimeoutOfNothingWithoutAWait(Log log) => Run(async () =>
    {
        var scope = await EventLoop.Timeout(S(0), inside =>
        {
            log.Add("body");
            return Task.FromResult(inside);
        });
        log.Add(scope.Expired);
        await Work(log, "after", 1);
    });

    public static void ATimeoutOfNothingAtSleepZero(Log log) =>
        Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(0), async () => await Sleep(0))));

    public static void ATimeoutOfThePast(Log log) => Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(-11), async () =>
    {
        await Sleep(0);
        log.Add("never");
    })));

    public static void AnExpiringTimeoutHasNoOtherTime(Log log) => Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(1), async scope =>
    {
        await Outcome(log, "sleep", () => Work(log, "a", 5));
        Assert.Throws<InvalidOperationException>(() => scope.Reschedule(S(10)));
        log.Add("refused");
    })));

    public static void ATimeoutWhoseBodyFailsByItself(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => EventLoop.Timeout(S(5), async scope =>
        {
            try
            {
                await Fail(log, "a", 1);
            }
            finally
            {
                log.Add(scope.Expired);
            }
        }));
        await Work(log, "after", 10);
    });

    public static void ATimeoutWhoseBodyFailsWhenItExpires(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => EventLoop.Timeout(S(1), async () =>
        {
            try
            {
                await Sleep(5);
            }
            catch (OperationCanceledException e)
            {
                throw new InvalidDataException("clean-up", e);
            }
        }));
        await Work(log, "after", 1);
    });

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

    private static Task Until(double when, Func<Task> body) => EventLoop.TimeoutAt(S(when), body);

    /// <summary>Has callbacks run at one time, in this order.</summary>
    private static void Later(EventLoop loop, double seconds, params Action[] callbacks) =>
        loop.CallLater(S(seconds), () => Array.ForEach(callbacks, callback => callback()));
}
