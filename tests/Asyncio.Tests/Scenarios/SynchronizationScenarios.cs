using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class SynchronizationScenarios
{
    public static void ASemaphoreServesInOrder(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(2);
        await EventLoop.Gather("abcde".Select(name => loop.CreateTask(() => Visits(name))));
        log.Add(semaphore.IsLocked);

        async Task Visits(char name)
        {
            using (await semaphore.EnterAsync())
            {
                log.Add($"{name} in");
                await Sleep(1);
                log.Add($"{name} out");
            }
        }
    });

    public static void ANewcomerDoesNotOvertake(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        await semaphore.AcquireAsync();
        var first = loop.CreateTask(() => Visit(log, semaphore, "first"));
        await Sleep(0);
        semaphore.Release();
        log.Add(semaphore.IsLocked);
        await EventLoop.Gather(first, loop.CreateTask(() => Visit(log, semaphore, "newcomer")));
    });

    public static void ACancelledWaiterIsPassedOver(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        await semaphore.AcquireAsync();
        var tasks = "abc".Select(name => loop.CreateTask(() => Visit(log, semaphore, $"{name}"))).ToArray();
        await Sleep(0);
        tasks[0].Cancel();
        semaphore.Release();
        await EventLoop.WaitAsync(tasks);
        log.Add(semaphore.IsLocked);
    });

    public static void AWaiterCancelledAfterItsTurnCameHandsItOn(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(1);
        await semaphore.AcquireAsync();
        var tasks = "ab".Select(name => loop.CreateTask(() => Visit(log, semaphore, $"{name}"))).ToArray();
        await Sleep(0);
        semaphore.Release();
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        log.Add(semaphore.IsLocked);
    });

    public static void ReleasedTwiceAtOnce(Log log) => Run(async loop =>
    {
        var semaphore = new Semaphore(0);
        var tasks = "abc".Select(name => loop.CreateTask(() => Visits(name))).ToArray();
        await Sleep(0);
        semaphore.Release();
        semaphore.Release();
        await Sleep(1);
        log.Add("a second later");
        semaphore.Release();
        await EventLoop.WaitAsync(tasks);

        async Task Visits(char name)
        {
            await semaphore.AcquireAsync();
            log.Add($"{name} in");
        }
    });

    public static void ABoundedSemaphoreRefusesAReleaseTooMany(Log log) => Run(async _ =>
    {
        var semaphore = new BoundedSemaphore(1);
        using (await semaphore.EnterAsync())
        {
            log.Add("in");
        }

        Assert.Throws<SemaphoreFullException>(semaphore.Release);
        log.Add("refused");
    });

    public static void ALockServesInOrder(Log log) => Run(async loop =>
    {
        var @lock = new Lock();
        await EventLoop.Gather("abc".Select(name => loop.CreateTask(() => Visits(name))));
        log.Add(@lock.IsLocked);
        Assert.Throws<SynchronizationLockException>(@lock.Release);
        log.Add("refused");

        async Task Visits(char name)
        {
            using (await @lock.EnterAsync())
            {
                log.Add($"{name} in");
                await Sleep(1);
            }
        }
    });

    public static void AnEventLetsAllPass(Log log) => Run(async loop =>
    {
        var happened = new Event();
        var tasks = "abc".Select(name => loop.CreateTask(() => Waits(name))).ToArray();
        await Sleep(0);
        happened.Set();
        happened.Clear();
        log.Add(happened.IsSet);
        await EventLoop.WaitAsync(tasks);
        happened.Set();
        await happened.WaitAsync();
        log.Add("straight through");

        async Task Waits(char name)
        {
            await happened.WaitAsync();
            log.Add($"{name} passes");
        }
    });

    private static async Task Visit(Log log, Semaphore semaphore, string name)
    {
        try
        {
            await semaphore.AcquireAsync();
        }
        catch (OperationCanceledException)
        {
            log.Add($"{name} gives up");
            throw;
        }

        log.Add($"{name} in");
        semaphore.Release();
    }
}
