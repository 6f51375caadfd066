using Asyncio;

namespace FlagsDownloader.Cli.Labs.Lessons;

/// <summary>Tasks that work together: a queue between them, results as they come, a race, a refill, and a lock.</summary>
internal sealed class QueuesLesson : ILesson
{
    private const int Items = 6;
    private const int QueueSize = 2;
    private const int Jobs = 8;
    private const int AtOnce = 3;
    private const int Additions = 1_000;
    private static readonly TimeSpan Unit = TimeSpan.FromSeconds(0.1);

    public string Name => "queues";

    public string Summary => "producers and consumers, a race, a refill, a lock";

    public LessonQuestion Question => LessonQuestion.Count(
        "Two tasks add 1,000 each: read, await, write. How many of 2,000 are lost?", "additions", "lost_without_lock_count");

    public void Run(LessonContext context) => EventLoop.Run(loop => Run(context, loop), cancellationToken: context.CancellationToken);

    private static async Task Run(LessonContext context, EventLoop loop)
    {
        var longest = await ProduceAndConsume(context, loop);
        var order = await AsCompleted(context, loop);
        var cancelled = await Race(context, loop);
        var most = await Refill(context, loop);
        var (lost, saved) = await Add(context, loop);

        context.Conclude($"A queue of {QueueSize} held at most {longest} of {Items} items: the producer waited for consumers.");
        context.Conclude($"As completed: {order}. The race cancelled {cancelled}; the refill ran {most} of {Jobs} at once.");
        context.Conclude($"With an await between read and write, tasks lost {lost:N0} additions; locked, {saved:N0}.");
    }

    private static async Task<int> ProduceAndConsume(LessonContext context, EventLoop loop)
    {
        context.WriteLine($"A producer of {Items} items, a queue of {QueueSize}, two consumers of {2 * Unit.TotalSeconds:0.0} s an item:");
        var queue = new Asyncio.Queue<int>(QueueSize);
        var (longest, consumed) = (0, 0);
        context.RestartClock();
        LoopTask[] consumers = [loop.CreateTask(() => Consume("first")), loop.CreateTask(() => Consume("second"))];
        for (var item = 1; item <= Items; item++)
        {
            var isFull = queue.IsFull;
            await queue.PutAsync(item);
            longest = Math.Max(longest, queue.Count);
            context.Log($"put {item}{(isFull ? ", once there was room" : "")}: {queue.Count} in the queue");
        }

        await queue.JoinAsync();
        context.Log("all are done: the queue is shut down, and the consumers end");
        queue.Shutdown();
        await EventLoop.Gather(consumers);
        context.Figure("longest_queue_count", longest);
        context.Figure("consumed_count", consumed);
        return longest;

        async Task Consume(string name)
        {
            try
            {
                while (true)
                {
                    var item = await queue.GetAsync();
                    await EventLoop.Sleep(2 * Unit);
                    context.Log($"    the {name} consumer is done with {item}");
                    consumed++;
                    queue.TaskDone();
                }
            }
            catch (QueueShutDownException)
            {
                // No more items will come.
            }
        }
    }

    private static async Task<string> AsCompleted(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine("Tasks of 0.4, 0.1, 0.3 and 0.2 s, each taken when it is done:");
        context.RestartClock();
        LoopTask<string>[] tasks = [Work(loop, "A", 4), Work(loop, "B", 1), Work(loop, "C", 3), Work(loop, "D", 2)];
        var order = "";
        await foreach (var task in EventLoop.AsCompleted(tasks))
        {
            context.Log(task.Result);
            order += task.Result;
        }

        context.Figure("as_completed_in_order_of_time", order == "BDCA" ? 1 : 0);
        return order;
    }

    private static async Task<int> Race(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine("A race: the first result counts, the others are cancelled:");
        context.RestartClock();
        LoopTask<string>[] runners = [Work(loop, "A", 30), Work(loop, "B", 1), Work(loop, "C", 20)];
        var (done, pending) = await EventLoop.WaitAsync(runners, returnWhen: ReturnWhen.FirstCompleted);
        foreach (var runner in pending)
        {
            runner.Cancel();
        }

        await EventLoop.WaitAsync(pending);
        context.Log($"{string.Join(' ', done.Select(task => task.Name))} won; cancelled: {string.Join(' ', pending.Select(task => task.Name))}");
        var cancelled = pending.Count(task => task.Cancelled);
        context.Figure("race_cancelled_count", cancelled);
        return cancelled;
    }

    private static async Task<int> Refill(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine($"{Jobs} jobs, {AtOnce} at once: when one is done (FirstCompleted), the next begins:");
        context.RestartClock();
        var names = new System.Collections.Generic.Queue<char>("ABCDEFGH");
        var running = new List<LoopTask<string>>();
        var most = 0;
        var finished = 0;
        while (running.Count > 0 || names.Count > 0)
        {
            while (running.Count < AtOnce && names.TryDequeue(out var name))
            {
                running.Add(Work(loop, $"{name}", 1 + (name % 3)));
            }

            most = Math.Max(most, running.Count);
            context.Log($"running: {string.Join(' ', running.Select(task => task.Name))}");
            var (done, pending) = await EventLoop.WaitAsync(running, returnWhen: ReturnWhen.FirstCompleted);
            finished += done.Count;
            running = [.. running.Where(pending.Contains)];
        }

        context.Figure("refill_most_at_once_count", most);
        context.Figure("refill_finished_count", finished);
        return most;
    }

    // The lost updates of the lesson multitasking, on one thread: a task gives way between its read and its write.
    private static async Task<(int Lost, int WithLock)> Add(LessonContext context, EventLoop loop)
    {
        context.WriteLine();
        context.WriteLine($"Two tasks add 1 to the same number, {Additions:N0} times each: read, await, write.");
        var number = 0;
        var gate = new Asyncio.Lock();
        await EventLoop.Gather(AddMany, AddMany);
        var lost = (2 * Additions) - number;
        context.WriteLine($"  without a lock {number,6:N0}");
        number = 0;
        await EventLoop.Gather(AddManyLocked, AddManyLocked);
        var withLock = (2 * Additions) - number;
        context.WriteLine($"  with a lock    {number,6:N0}");
        context.Figure("lost_without_lock_count", lost);
        context.Figure("lost_with_lock_count", withLock);
        return (lost, withLock);

        async Task AddMany()
        {
            for (var i = 0; i < Additions; i++)
            {
                await AddOne();
            }
        }

        async Task AddManyLocked()
        {
            for (var i = 0; i < Additions; i++)
            {
                using (await gate.EnterAsync())
                {
                    await AddOne();
                }
            }
        }

        async Task AddOne()
        {
            var read = number;
            await EventLoop.Sleep(TimeSpan.Zero);
            number = read + 1;
        }
    }

    private static LoopTask<string> Work(EventLoop loop, string name, int units) => loop.CreateTask(
        async _ =>
        {
            await EventLoop.Sleep(units * Unit);
            return name;
        },
        name);
}
