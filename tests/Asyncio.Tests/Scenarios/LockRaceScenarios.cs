using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class LockRaceScenarios
{
    public static void ALockIsFreeWhileItIsHandedOver(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        await @lock.AcquireAsync();
        var tasks = await Start(loop, log, "a", Takes);
        @lock.Release();
        log.Add(@lock.IsLocked);
        Assert.Throws<SynchronizationLockException>(@lock.Release);
        log.Add("refused");
        await EventLoop.WaitAsync([.. tasks, loop.CreateTask(() => Outcome(log, "newcomer", () => Takes("newcomer")))]);
        log.Add(@lock.IsLocked);

        async Task Takes(string name)
        {
            await @lock.AcquireAsync();
            log.Add($"{name} in");
            @lock.Release();
        }
    });

    public static void ALockWhoseFirstWaiterIsCancelledAndThenReleased(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        await @lock.AcquireAsync();
        var tasks = await Start(loop, log, "abc", async name =>
        {
            await @lock.AcquireAsync();
            log.Add($"{name} in");
        });
        tasks[0].Cancel();
        @lock.Release();
        for (var i = 0; i < 4; i++)
        {
            log.Add($"pass {i}");
            await Sleep(0);
        }

        log.Add(@lock.IsLocked);
        @lock.Release();
        await EventLoop.WaitAsync(tasks);
    });

    public static void ALockWhoseFirstWaiterIsCancelledAfterTheRelease(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        await @lock.AcquireAsync();
        var tasks = await Start(loop, log, "abc", async name =>
        {
            await @lock.AcquireAsync();
            log.Add($"{name} in");
            @lock.Release();
        });
        @lock.Release();
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        log.Add(@lock.IsLocked);
    });

    public static void ANewcomerTakesALockWhoseWaitersAreAllCancelled(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        await @lock.AcquireAsync();
        var tasks = await Start(loop, log, "ab", async name =>
        {
            await @lock.AcquireAsync();
            log.Add($"{name} in");
        });
        Array.ForEach(tasks, task => task.Cancel());
        @lock.Release();
        await @lock.AcquireAsync();
        log.Add("newcomer in");
        await EventLoop.WaitAsync(tasks);
        log.Add(@lock.IsLocked);
    });

    public static void ASemaphoreReleasedThriceAtOnceLetsThreeInOrder(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(0);
        _ = loop.CreateTask(First);
        _ = loop.CreateTask(Second);
        _ = loop.CreateTask(Third);
        for (var i = 0; i < 4; i++)
        {
            await Sleep(0);
        }

        log.Add(semaphore.IsLocked);

        async Task First()
        {
            await semaphore.AcquireAsync();
            log.Add("first in");
            _ = loop.CreateTask(Fourth);
        }

        async Task Second()
        {
            for (var i = 0; i < 3; i++)
            {
                semaphore.Release();
            }

            log.Add(semaphore.IsLocked);
            await semaphore.AcquireAsync();
            log.Add("second in");
        }

        async Task Third()
        {
            await semaphore.AcquireAsync();
            log.Add("third in");
        }

        Task Fourth()
        {
            log.Add("fourth");
            return Task.CompletedTask;
        }
    });

    public static void WhoReleasesAndAsksAgainWaitsItsTurn(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        var tasks = new[] { loop.CreateTask(() => Takes(1)), loop.CreateTask(Second), loop.CreateTask(() => Takes(3)) };
        await Sleep(0);
        semaphore.Release();
        semaphore.Release();
        await EventLoop.WaitAsync(tasks);

        async Task Takes(int number)
        {
            await semaphore.AcquireAsync();
            log.Add(number);
        }

        async Task Second()
        {
            await Takes(2);
            semaphore.Release();
            await Takes(4);
        }
    });

    public static void TwoCancelledWaitersOfASemaphoreArePassedOver(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(0);
        var tasks = await Start(loop, log, "abcd", async name =>
        {
            await semaphore.AcquireAsync();
            log.Add($"{name} in");
        });
        tasks[0].Cancel();
        tasks[1].Cancel();
        semaphore.Release();
        await Sleep(0);
        await Sleep(0);
        log.Add(tasks.Select(task => task.Done));
        semaphore.Release();
        await EventLoop.WaitAsync(tasks);
    });

    public static void AHolderCancelsTheNextAsItLeaves(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        LoopTask second = null!;
        var first = loop.CreateTask(async () =>
        {
            using (await semaphore.EnterAsync())
            {
                await Sleep(0);
            }

            second.Cancel();
        });
        second = loop.CreateTask(async () =>
        {
            using (await semaphore.EnterAsync())
            {
                log.Add("never");
            }
        });
        await EventLoop.WaitAsync([first, second]);
        log.Add(second.Cancelled);
        await EventLoop.WaitFor(async () => await semaphore.AcquireAsync(), S(1));
        log.Add("free");
    });

    public static void AWaiterCancelledWhileTheFirstIsOnItsWay(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(0);
        LoopTask[] tasks = await Start(loop, log, "a", Takes);
        semaphore.Release();
        semaphore.Release();
        tasks = [.. tasks, .. "bc".Select(name => loop.CreateTask(() => Outcome(log, $"{name}", () => Takes($"{name}"))))];
        loop.CallSoon(() => tasks[1].Cancel());
        for (var i = 0; i < 4; i++)
        {
            log.Add($"pass {i}");
            await Sleep(0);
        }

        semaphore.Release();
        await EventLoop.WaitAsync(tasks);
        log.Add(semaphore.IsLocked);

        async Task Takes(string name)
        {
            await semaphore.AcquireAsync();
            log.Add($"{name} in");
        }
    });

    public static void AGetterCancelledBeforeAnItemComes(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = await StartGetters(loop, log, "ab", queue);
        tasks[0].Cancel();
        await Sleep(0);
        queue.TryPut("item");
        await EventLoop.WaitAsync(tasks);
        log.Add(queue.Count);
    });

    public static void NoItemIsLostWithACancelledGetter(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = await StartGetters(loop, log, "abc", queue);
        queue.TryPut("1");
        queue.TryPut("2");
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        log.Add(queue.Count);
    });

    public static void APutterCancelledBeforeThereIsRoom(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>(maxSize: 1);
        var tasks = await Start(loop, log, "abc", async name => await queue.PutAsync(name));
        tasks[2].Cancel();
        await Sleep(0);
        log.Add(Take(queue));
        await Sleep(0);
        log.Add(Take(queue));
        await EventLoop.WaitAsync(tasks);
        log.Add(queue.Count);
    });

    public static void APutterCancelledAfterItWasCalledHandsOn(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>(maxSize: 1);
        queue.TryPut("first");
        var tasks = await Start(loop, log, "ab", async name => await queue.PutAsync(name));
        log.Add(Take(queue));
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        log.Add(Take(queue));
        log.Add(queue.Count);
    });

    public static void AGetterThatTimesOutTakesNothing(Log log) => Run(async () =>
    {
        var queue = new Queue<string>();
        await Outcome(log, "get", () => EventLoop.WaitFor(async () => await queue.GetAsync(), S(1)));
        queue.TryPut("item");
        log.Add(queue.Count);
        await Outcome(log, "get", () => EventLoop.WaitFor(async () => await queue.GetAsync(), S(1)));
    });

    private static async Task<LoopTask[]> Start(EventLoop loop, Log log, string names, Func<string, Task> waits)
    {
        var tasks = names.Select(name => loop.CreateTask(() => Outcome(log, $"{name}", () => waits($"{name}")))).ToArray();
        await Sleep(0);
        return tasks;
    }

    private static async Task<LoopTask[]> StartGetters(EventLoop loop, Log log, string names, Queue<string> queue)
    {
        var tasks = names.Select(name => loop.CreateTask(() => Outcome(log, $"{name}", async () => await queue.GetAsync()))).ToArray();
        await Sleep(0);
        return tasks;
    }

    private static string Take(Queue<string> queue) => queue.TryGet(out var item) ? item : "nothing";
}
