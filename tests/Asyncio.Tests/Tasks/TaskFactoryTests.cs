namespace Asyncio.Tests;

public sealed class TaskFactoryTests
{
    private static readonly AsyncLocal<string> Local = new();

    private static readonly EventLoopOptions Eager = TestLoop.Virtual with { TaskFactory = LoopTaskFactory.Eager };

    [Fact]
    public void Eager_BodyThatSetsAnAsyncLocal_DoesNotSetItForItsCreator() => EventLoop.Run(
        async loop =>
        {
            Local.Value = "maker";
            var task = loop.CreateTask(Sets);
            Assert.Equal("maker", Local.Value);
            Assert.Equal("task", await task);

            static async Task<string> Sets()
            {
                Assert.Equal("maker", Local.Value);
                Local.Value = "task";
                await EventLoop.Sleep(TimeSpan.Zero);
                return Local.Value;
            }
        },
        Eager);

    [Fact]
    public void Eager_FactoryThatThrowsAtOnce_FailsTheTaskAndNotTheCall() => EventLoop.Run(
        async loop =>
        {
            var task = loop.CreateTask((Func<Task>)(() => throw new InvalidDataException("at once")));
            Assert.True(task.Done);
            var e = await Assert.ThrowsAsync<InvalidDataException>(async () => await task);
            Assert.Equal("at once", e.Message);
        },
        Eager);

    [Fact]
    public void Eager_ContinuationsAfterPoolWork_RunOnTheLoopsThread() => EventLoop.Run(
        async loop =>
        {
            var thread = Environment.CurrentManagedThreadId;
            var tasks = Enumerable.Range(0, 50).Select(_ => loop.CreateTask(async () =>
            {
                var self = EventLoop.CurrentTask;
                await Task.Run(() => { });
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                Assert.Same(self, EventLoop.CurrentTask);
            })).ToArray();
            await EventLoop.Gather(tasks.Cast<Future>());
        },
        new EventLoopOptions { TaskFactory = LoopTaskFactory.Eager });

    [Fact]
    public void Eager_TaskGroupsInTaskGroups_EndInOnePass() => EventLoop.Run(
        async loop =>
        {
            var leaves = 0;
            await Grow(depth: 5);
            Assert.Equal(1 << 5, leaves);
            Assert.Equal("Task-1", Assert.Single(loop.AllTasks()).Name);

            async Task Grow(int depth)
            {
                if (depth == 0)
                {
                    leaves++;
                    return;
                }

                await TaskGroup.RunAsync(group =>
                {
                    _ = group.CreateTask(() => Grow(depth - 1));
                    _ = group.CreateTask(() => Grow(depth - 1));
                    return Task.CompletedTask;
                });
            }
        },
        Eager);

    [Fact]
    public void Eager_TimeoutWithinTheFirstStep_BelongsToTheTask() => EventLoop.Run(
        async loop =>
        {
            var task = loop.CreateTask(() => EventLoop.Timeout(TestLoop.Second, async () => await EventLoop.Sleep(10 * TestLoop.Second)));
            await EventLoop.Sleep(2 * TestLoop.Second);
            Assert.IsType<TimeoutException>(task.Exception);
            Assert.Equal(0, EventLoop.CurrentTask!.CancelRequests);
        },
        Eager);

    [Fact]
    public void TaskFactory_OfTheOptions_CreatesTheMainTaskToo()
    {
        var factory = new CountingFactory();
        EventLoop.Run(async loop => await loop.CreateTask(() => Task.CompletedTask), TestLoop.Virtual with { TaskFactory = factory });
        Assert.Equal(2, factory.Made);
    }

    private sealed class CountingFactory : LoopTaskFactory
    {
        public int Made { get; private set; }

        public override LoopTask CreateTask(EventLoop loop, Func<CancellationToken, Task> coroutine, string? name, string? expression)
        {
            Made++;
            return base.CreateTask(loop, coroutine, name, expression);
        }
    }
}
