namespace Asyncio.Tests;

public sealed class FirstStepsTests
{
    private static readonly EventLoopOptions Virtual = new() { TimeProvider = new VirtualClock() };

    [Fact]
    public void Run_NestedAwaits_StayOnTheThread()
    {
        var threads = new HashSet<int>();
        void Note() => threads.Add(Environment.CurrentManagedThreadId);
        var result = EventLoop.Run(async loop =>
        {
            Note();
            await Task.Run(() => { });
            Note();
            await Task.Delay(1, TestContext.Current.CancellationToken);
            Note();
            using var pool = new ThreadPoolExecutor(2);
            await loop.RunInExecutor(pool, () => 1);
            Note();
            await EventLoop.Sleep(TimeSpan.FromMilliseconds(1));
            Note();
            return 42;
        });
        Assert.Equal(42, result);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.Null(EventLoop.CurrentTask);
    }

    [Fact]
    public void Gather_SleepersOfDifferentLength_ResultsInOrderOfArguments()
    {
        var results = EventLoop.Run(
            async loop => await EventLoop.Gather(
                new[] { 3, 1, 2 }.Select(seconds => loop.CreateTask(async () =>
                {
                    await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
                    return seconds;
                }))),
            Virtual);
        Assert.Equal([3, 1, 2], results);
    }

    [Fact]
    public void AsCompleted_SleepersOfDifferentLength_ComeInOrderOfCompletion()
    {
        var results = EventLoop.Run(
            async loop =>
            {
                var seen = new List<int>();
                var tasks = new[] { 3, 1, 2 }.Select(seconds => loop.CreateTask(async () =>
                {
                    await EventLoop.Sleep(TimeSpan.FromSeconds(seconds));
                    return seconds;
                })).ToList();
                await foreach (var task in EventLoop.AsCompleted(tasks))
                    seen.Add(task.Result);
                return seen;
            },
            Virtual);
        Assert.Equal([1, 2, 3], results);
    }

    [Fact]
    public void Cancel_SleepingTask_RaisesAtItsAwait()
    {
        var trace = EventLoop.Run(
            async loop =>
            {
                var events = new List<string>();
                var task = loop.CreateTask(async () =>
                {
                    try
                    {
                        await EventLoop.Sleep(TimeSpan.FromDays(1));
                    }
                    catch (OperationCanceledException)
                    {
                        events.Add("cancelled");
                        await EventLoop.Sleep(TimeSpan.FromSeconds(1));
                        events.Add("cleaned up");
                        throw;
                    }
                });
                await EventLoop.Sleep(TimeSpan.Zero);
                Assert.True(task.Cancel());
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.AsTask());
                Assert.True(task.Cancelled);
                return events;
            },
            Virtual);
        Assert.Equal(["cancelled", "cleaned up"], trace);
    }

    [Fact]
    public void Semaphore_TwentyThousandWaiters_AllGoThrough()
    {
        EventLoop.Run(async loop =>
        {
            var semaphore = new Asyncio.Semaphore(30);
            var inside = 0;
            var most = 0;
            await EventLoop.Gather(Enumerable.Range(0, 20_000).Select(_ => loop.CreateTask(async ct =>
            {
                using (await semaphore.EnterAsync(ct))
                {
                    most = Math.Max(most, ++inside);
                    await EventLoop.Sleep(TimeSpan.Zero, ct);
                    inside--;
                }
            })));
            Assert.Equal(30, most);
            Assert.Equal(30, semaphore.Value);
        });
    }

    [Fact]
    public void CreateTask_BeforeItRan_IsPendingAndNamed()
    {
        EventLoop.Run(async loop =>
        {
            async Task<int> Spin(string message, CancellationToken ct)
            {
                await EventLoop.Sleep(TimeSpan.Zero, ct);
                return message.Length;
            }

            var task = loop.CreateTask(ct => Spin("thinking!", ct));
            Assert.Equal("<Task pending name='Task-2' coro=Spin>", task.ToString());
            Assert.Equal(9, await task);
            Assert.Equal("<Task finished name='Task-2' coro=Spin result=9>", task.ToString());
        });
    }
}
