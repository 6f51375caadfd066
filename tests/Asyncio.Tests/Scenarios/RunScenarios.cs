using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class RunScenarios
{
    public static void RunCancelsWhatIsLeft(Log log)
    {
        Run(async loop =>
        {
            _ = loop.CreateTask(() => Work(log, "left over", 5));
            await Sleep(1);
            log.Add("main ends");
        });
        log.Add("run returns");
    }

    public static void RunHandsOnTheExceptionOfMain(Log log)
    {
        try
        {
            Run(async loop =>
            {
                _ = loop.CreateTask(() => Work(log, "left over", 5));
                await Sleep(1);
                throw new InvalidDataException("main");
            });
        }
        catch (InvalidDataException e)
        {
            log.Add($"run raises {e.Message}");
        }
    }

    public static void RunInARunningLoopIsRefused(Log log) => Run(_ =>
    {
        Assert.Throws<InvalidOperationException>(() => EventLoop.Run(() => Task.CompletedTask));
        log.Add("refused");
        return Task.CompletedTask;
    });

    public static void GetRunningLoopOutsideIsRefused(Log log)
    {
        Assert.Throws<InvalidOperationException>(EventLoop.GetRunningLoop);
        log.Add("refused");
    }

    public static void RunUntilCompleteOfAStoppedLoop(Log log)
    {
        using var loop = NewLoop();
        var task = loop.CreateTask(() => Work(log, "task", 5));
        loop.CallLater(S(1), loop.Stop);
        Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(task));
        log.Add("stopped before it was done");
        loop.RunUntilComplete(task);
        log.Add(task.Done);
    }

    public static void AnExecutorBringsItsResultToTheLoop(Log log) => Run(async loop =>
    {
        var mine = Environment.CurrentManagedThreadId;
        var theirs = await loop.RunInExecutor(null, () => Environment.CurrentManagedThreadId);
        log.Add(theirs != mine);
        log.Add(Environment.CurrentManagedThreadId == mine);
        try
        {
            await EventLoop.ToThread(() => throw new InvalidDataException("broken"));
        }
        catch (InvalidDataException e)
        {
            log.Add($"caught {e.Message}");
        }
    });

    public static void AnotherThreadHandsInACoroutine(Log log) => Run(async loop =>
    {
        var done = new Event();
        var mine = Environment.CurrentManagedThreadId;
        var thread = new Thread(() =>
        {
            var result = EventLoop.RunCoroutineThreadsafe(Coroutine, loop).GetAwaiter().GetResult();
            loop.CallSoonThreadsafe(() =>
            {
                log.Add($"thread got {result}");
                done.Set();
            });
        });
        thread.Start();
        await done.WaitAsync();

        async Task<int> Coroutine(CancellationToken token)
        {
            log.Add(Environment.CurrentManagedThreadId == mine ? "on the loop" : "elsewhere");
            await Task.CompletedTask;
            return 6;
        }
    });
}
