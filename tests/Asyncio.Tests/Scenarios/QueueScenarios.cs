using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class QueueScenarios
{
    public static void AQueueHandsOnInOrder(Log log) => Run(async loop =>
    {
        var queue = new Queue<int>();
        var consumer = loop.CreateTask(Consumes);
        for (var i = 0; i < 3; i++)
        {
            queue.TryPut(i);
            log.Add($"put {i}");
        }

        await queue.JoinAsync();
        log.Add("joined");
        consumer.Cancel();
        await EventLoop.WaitAsync([consumer]);
        log.Add(consumer.Cancelled);

        async Task Consumes()
        {
            while (true)
            {
                log.Add($"got {await queue.GetAsync()}");
                queue.TaskDone();
            }
        }
    });

    public static void AFullQueueHoldsUpWhoPuts(Log log) => Run(async loop =>
    {
        var queue = new Queue<int>(maxSize: 1);
        var producer = loop.CreateTask(Produces);
        await Sleep(1);
        for (var i = 0; i < 3; i++)
        {
            log.Add($"got {await queue.GetAsync()}");
        }

        await producer;

        async Task Produces()
        {
            for (var i = 0; i < 3; i++)
            {
                await queue.PutAsync(i);
                log.Add($"put {i}");
            }
        }
    });

    public static void GettersAreServedInOrder(Log log) => Run(async loop =>
    {
        var queue = new Queue<int>();
        var tasks = "abc".Select(name => loop.CreateTask(() => Gets(name))).ToArray();
        await Sleep(0);
        for (var i = 0; i < 3; i++)
        {
            await queue.PutAsync(i);
        }

        await EventLoop.WaitAsync(tasks);

        async Task Gets(char name) => log.Add($"{name} got {await queue.GetAsync()}");
    });

    public static void AGetterCancelledAfterItWasCalledHandsOn(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = "ab".Select(name => loop.CreateTask(() => Gets(name))).ToArray();
        await Sleep(0);
        queue.TryPut("item");
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        log.Add(queue.Count);

        async Task Gets(char name)
        {
            try
            {
                log.Add($"{name} got {await queue.GetAsync()}");
            }
            catch (OperationCanceledException)
            {
                log.Add($"{name} gives up");
                throw;
            }
        }
    });

    public static void AGetterMayComeTooLate(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var task = loop.CreateTask(Gets);
        await Sleep(0);
        queue.TryPut("first");
        queue.TryGet(out var item);
        log.Add($"quick got {item}");
        await Sleep(1);
        queue.TryPut("second");
        await task;

        async Task Gets() => log.Add($"slow got {await queue.GetAsync()}");
    });

    public static void TaskDoneTooOften(Log log) => Run(_ =>
    {
        var queue = new Queue<int>();
        queue.TryPut(1);
        queue.TaskDone();
        Assert.Throws<InvalidOperationException>(queue.TaskDone);
        log.Add("refused");
        return Task.CompletedTask;
    });
}
