using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class QueueKindScenarios
{
    public static void APriorityQueueGivesTheLeastFirst(Log log) => Run(async _ =>
    {
        var queue = new PriorityQueue<int>();
        foreach (var item in (int[])[3, 1, 4, 1, 5, 9, 2, 6])
        {
            queue.TryPut(item);
        }

        log.Add(Enumerable.Range(0, 5).Select(_ => Take(queue)).ToArray());
        await queue.PutAsync(0);
        await queue.PutAsync(7);
        log.Add(await TakeAsync(queue, 5));
        log.Add(queue.IsEmpty);
    });

    public static void ALifoQueueGivesTheLastFirst(Log log) => Run(async _ =>
    {
        var queue = new LifoQueue<int>();
        foreach (var item in (int[])[1, 2, 3])
        {
            queue.TryPut(item);
        }

        log.Add(await queue.GetAsync());
        await queue.PutAsync(4);
        log.Add(await TakeAsync(queue, 3));
        log.Add(queue.IsEmpty);
    });

    public static void AFullPriorityQueueHoldsUpWhoPuts(Log log) => Run(async loop =>
    {
        var queue = new PriorityQueue<int>(maxSize: 2);
        var producer = loop.CreateTask(async () =>
        {
            foreach (var item in (int[])[5, 3, 4, 1, 2])
            {
                await queue.PutAsync(item);
                log.Add($"put {item}");
            }
        });
        await Sleep(1);
        log.Add(queue.IsFull);
        for (var i = 0; i < 5; i++)
        {
            log.Add($"got {await queue.GetAsync()}");
        }

        await producer;
    });

    public static void GettersOfALifoQueueAreServedInOrder(Log log) => Run(async loop =>
    {
        var queue = new LifoQueue<char>();
        var tasks = await StartEach(loop, log, "abc", async _ => await queue.GetAsync());
        foreach (var item in "xyz")
        {
            queue.TryPut(item);
        }

        await EventLoop.WaitAsync(tasks);
    });

    public static void AQueueThatIsShutDownGivesWhatItHas(Log log) => Run(async _ =>
    {
        var queue = new Queue<string>();
        queue.TryPut("a");
        queue.TryPut("b");
        queue.Shutdown();
        await Outcome(log, "put", async () => await queue.PutAsync("c"));
        await Outcome(log, "get", async () => await queue.GetAsync());
        log.Add(queue.Count);
        await Outcome(log, "get", async () => await queue.GetAsync());
        await Outcome(log, "get", async () => await queue.GetAsync());
        Assert.Throws<QueueShutDownException>(() => queue.TryGet(out var _));
        log.Add("refused");
        Assert.Throws<QueueShutDownException>(() => queue.TryPut("d"));
        log.Add("refused");
        queue.TaskDone();
        queue.TaskDone();
        await queue.JoinAsync();
        log.Add("joined");
    });

    public static void AQueueThatIsShutDownAtOnceGivesNothing(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        queue.TryPut("a");
        queue.TryPut("b");
        var join = loop.CreateTask(() => Outcome(log, "join", async () => await queue.JoinAsync()));
        await Sleep(0);
        queue.Shutdown(immediate: true);
        log.Add(queue.Count);
        await EventLoop.WaitAsync([join]);
        await Outcome(log, "get", async () => await queue.GetAsync());
        await Outcome(log, "put", async () => await queue.PutAsync("c"));
        Assert.Throws<InvalidOperationException>(queue.TaskDone);
        log.Add("no work is left");
    });

    public static void AShutdownTellsAllWhoWaitToGet(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = await StartEach(loop, log, "abc", async _ => await queue.GetAsync());
        queue.Shutdown();
        tasks = [.. tasks, loop.CreateTask(() => Outcome(log, "late", async () => await queue.GetAsync()))];
        log.Add("shut down");
        await EventLoop.WaitAsync(tasks);
        queue.Shutdown();
        log.Add("and again");
    });

    public static void AShutdownTellsAllWhoWaitToPut(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>(maxSize: 1);
        queue.TryPut("first");
        var tasks = await StartEach(loop, log, "abc", async name => await queue.PutAsync(name));
        queue.Shutdown();
        log.Add("shut down");
        await EventLoop.WaitAsync(tasks);
        await Outcome(log, "get", async () => await queue.GetAsync());
        await Outcome(log, "get", async () => await queue.GetAsync());
    });

    public static void AShutdownWithWorkThatIsNotDone(Log log) => Run(async loop =>
    {
        var queue = new Queue<char>();
        foreach (var item in "abc")
        {
            queue.TryPut(item);
        }

        log.Add(Take(queue));
        var join = loop.CreateTask(() => Outcome(log, "join", async () => await queue.JoinAsync()));
        await Sleep(0);
        queue.Shutdown(immediate: true);
        await Sleep(1);
        log.Add("the work on the first is not done");
        queue.TaskDone();
        await EventLoop.WaitAsync([join]);
    });

    public static void AGetterCancelledInThePassOfTheShutdown(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = await StartEach(loop, log, "ab", async _ => await queue.GetAsync());
        queue.Shutdown();
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
    });

    public static void AQueueShutDownAfterAGetterWasCalled(Log log) => Run(async loop =>
    {
        var queue = new Queue<string>();
        var tasks = await StartEach(loop, log, "ab", async _ => await queue.GetAsync());
        queue.TryPut("item");
        queue.Shutdown();
        await EventLoop.WaitAsync(tasks);
    });

    public static void APriorityQueueThatIsShutDown(Log log) => Run(async loop =>
    {
        var queue = new PriorityQueue<int>(maxSize: 2);
        queue.TryPut(2);
        queue.TryPut(1);
        var tasks = await StartEach(loop, log, "a", async _ => await queue.PutAsync(0));
        queue.Shutdown();
        log.Add(await TakeAsync(queue, 2));
        await Outcome(log, "get", async () => await queue.GetAsync());
        await EventLoop.WaitAsync(tasks);
    });

    private static T? Take<T>(Queue<T> queue) => queue.TryGet(out var item) ? item : default;

    private static async Task<List<int>> TakeAsync(Queue<int> queue, int count)
    {
        var items = new List<int>();
        for (var i = 0; i < count; i++)
        {
            items.Add(await queue.GetAsync());
        }

        return items;
    }
}
