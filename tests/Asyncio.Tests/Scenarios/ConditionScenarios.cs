using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class ConditionScenarios
{
    public static void AConditionNotifiesInOrderOfArrival(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "abcd");
        log.Add(condition.IsLocked);
        using (await condition.EnterAsync())
        {
            condition.Notify();
            log.Add("notified one");
        }

        await Sleep(1);
        using (await condition.EnterAsync())
        {
            condition.Notify(2);
            log.Add("notified two");
        }

        await Sleep(1);
        using (await condition.EnterAsync())
        {
            condition.NotifyAll();
            condition.Notify(5);
            log.Add("notified all");
        }

        await EventLoop.WaitAsync(tasks);
        log.Add(condition.IsLocked);
    });

    public static void AConditionRefusesWithoutItsLock(Log log) => Run(async _ =>
    {
        var condition = new Condition();
        await Assert.ThrowsAsync<SynchronizationLockException>(async () => await condition.WaitAsync());
        log.Add("wait refused");
        Assert.Throws<SynchronizationLockException>(() => condition.Notify());
        log.Add("notify refused");
        Assert.Throws<SynchronizationLockException>(condition.NotifyAll);
        log.Add("notify_all refused");
        Assert.Throws<SynchronizationLockException>(condition.Release);
        log.Add("release refused");
    });

    public static void ANotifiedWaiterWaitsForTheLock(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "ab");
        using (await condition.EnterAsync())
        {
            condition.NotifyAll();
            await Sleep(1);
            log.Add("still holds the lock");
        }

        log.Add("left it");
        await EventLoop.WaitAsync(tasks);
    });

    public static void WaitForAsksAgainAfterEachNotification(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var value = 0;
        var task = loop.CreateTask(async () =>
        {
            using (await condition.EnterAsync())
            {
                await condition.WaitForAsync(IsEnough);
                log.Add("enough");
            }
        });
        for (var i = 0; i < 3; i++)
        {
            await Sleep(1);
            using (await condition.EnterAsync())
            {
                value++;
                condition.NotifyAll();
            }
        }

        await task;

        bool IsEnough()
        {
            log.Add($"asked at {value}");
            return value >= 2;
        }
    });

    public static void ACancelledWaiterOfAConditionTakesTheLockFirst(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "a");
        using (await condition.EnterAsync())
        {
            tasks[0].Cancel();
            for (var i = 0; i < 3; i++)
            {
                log.Add($"pass {i}, done {tasks[0].Done}");
                await Sleep(0);
            }
        }

        await EventLoop.WaitAsync(tasks);
        log.Add(condition.IsLocked);
    });

    public static void AWaiterCancelledAfterItWasNotifiedHandsThatOn(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "abc");
        using (await condition.EnterAsync())
        {
            condition.Notify();
            tasks[0].Cancel();
        }

        await Sleep(1);
        log.Add(tasks.Select(task => task.Done));
        using (await condition.EnterAsync())
        {
            condition.Notify();
        }

        await EventLoop.WaitAsync(tasks);
    });

    public static void AWaiterCancelledBeforeTheNotificationLeavesItToTheNext(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "abc");
        using (await condition.EnterAsync())
        {
            tasks[0].Cancel();
            condition.Notify();
        }

        await Sleep(1);
        log.Add(tasks.Select(task => task.Done));
        using (await condition.EnterAsync())
        {
            condition.Notify();
        }

        await Sleep(1);
        log.Add(tasks.Select(task => task.Done));
        using (await condition.EnterAsync())
        {
            condition.NotifyAll();
        }

        await EventLoop.WaitAsync(tasks);
    });

    public static void AWaiterCancelledAgainWhileItTakesTheLock(Log log) => Run(async loop =>
    {
        var condition = new Condition();
        var tasks = await Start(loop, log, condition, "ab");
        using (await condition.EnterAsync())
        {
            condition.Notify();
            await Sleep(1);
            for (var i = 0; i < 2; i++)
            {
                tasks[0].Cancel();
                await Sleep(1);
                log.Add($"cancelled {i + 1}, done {tasks[0].Done}");
            }
        }

        await EventLoop.WaitAsync(tasks);
        log.Add(condition.IsLocked);
    });

    public static void AWaitOnAConditionTimesOut(Log log) => Run(async _ =>
    {
        var condition = new Condition();
        using (await condition.EnterAsync())
        {
            await Outcome(log, "wait", () => EventLoop.WaitFor(async () => await condition.WaitAsync(), S(1)));
            log.Add(condition.IsLocked);
            await Outcome(log, "timeout", () => EventLoop.Timeout(S(1), async () => await condition.WaitAsync()));
            log.Add(condition.IsLocked);
        }

        log.Add(condition.IsLocked);
    });

    public static void TwoConditionsOfOneLock(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        var full = new Condition(@lock);
        var empty = new Condition(@lock);
        var items = new Stack<int>();
        await EventLoop.Gather(Takes, Puts);
        log.Add(@lock.IsLocked);

        async Task Puts()
        {
            for (var i = 0; i < 3; i++)
            {
                using (await empty.EnterAsync())
                {
                    await empty.WaitForAsync(() => items.Count == 0);
                    items.Push(i);
                    log.Add($"put {i}");
                    full.Notify();
                }
            }
        }

        async Task Takes()
        {
            for (var i = 0; i < 3; i++)
            {
                using (await full.EnterAsync())
                {
                    await full.WaitForAsync(() => items.Count > 0);
                    log.Add($"took {items.Pop()}");
                    empty.Notify();
                }
            }
        }
    });

    private static Task<LoopTask[]> Start(EventLoop loop, Log log, Condition condition, string names) =>
        StartEach(loop, log, names, async name =>
        {
            using (await condition.EnterAsync())
            {
                log.Add($"{name} waits");
                await condition.WaitAsync();
                log.Add($"{name} goes on");
            }
        });
}
