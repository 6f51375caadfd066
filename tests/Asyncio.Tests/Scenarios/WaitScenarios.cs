using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class WaitScenarios
{
    public static void WaitForTheFirst(Log log) => Run(async loop =>
    {
        var tasks = Tasks(loop, log, ("a", 3), ("b", 1), ("c", 2));
        var (done, pending) = await EventLoop.WaitAsync(tasks, returnWhen: ReturnWhen.FirstCompleted);
        log.Add($"done {Names(done)} pending {Names(pending)}");
        await EventLoop.WaitAsync(pending);
    });

    public static void WaitForTheFirstException(Log log) => Run(async loop =>
    {
        LoopTask[] tasks =
        [
            loop.CreateTask(() => Work(log, "a", 1), name: "a"),
            loop.CreateTask(() => Fail(log, "b", 2), name: "b"),
            loop.CreateTask(() => Work(log, "c", 3), name: "c"),
        ];
        var (done, pending) = await EventLoop.WaitAsync(tasks, returnWhen: ReturnWhen.FirstException);
        log.Add($"done {Names(done)} pending {Names(pending)}");
        log.Add(tasks[1].Exception);
        await tasks[2];
    });

    public static void WaitForAnExceptionThatDoesNotCome(Log log) => Run(async loop =>
    {
        var tasks = Tasks(loop, log, ("a", 2), ("b", 1));
        var (done, pending) = await EventLoop.WaitAsync(tasks, returnWhen: ReturnWhen.FirstException);
        log.Add($"done {Names(done)} pending {Names(pending)}");
    });

    public static void WaitWithATimeoutCancelsNothing(Log log) => Run(async loop =>
    {
        var tasks = Tasks(loop, log, ("a", 1), ("b", 3));
        var (done, pending) = await EventLoop.WaitAsync(tasks, timeout: S(2));
        log.Add($"done {Names(done)} pending {Names(pending)} at {Now(loop)}");
        await tasks[1];
        log.Add($"at {Now(loop)}");
    });

    public static void WaitOnWhatIsDone(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "a", 0), name: "a");
        await task;
        loop.CallSoon(() => log.Add("callback"));
        var (done, pending) = await EventLoop.WaitAsync([task]);
        log.Add($"done {Names(done)} pending {Names(pending)}");
    });

    public static void AsCompletedGivesThemAsTheyCome(Log log) => Run(async loop =>
    {
        (string Name, int Seconds)[] works = [("a", 3), ("b", 1), ("c", 2)];
        var tasks = works.Select(w => loop.CreateTask(() => Work(log, w.Name, w.Seconds, w.Name.ToUpperInvariant()))).ToArray();
        await foreach (var task in EventLoop.AsCompleted(tasks))
        {
            log.Add($"got {task.Result}");
        }
    });

    public static void AsCompletedRaisesForTheFailed(Log log) => Run(async loop =>
    {
        LoopTask<string>[] tasks = [loop.CreateTask(() => Work(log, "a", 2, "A")), loop.CreateTask(() => Fail(log, "b", 1))];
        await foreach (var task in EventLoop.AsCompleted(tasks))
        {
            try
            {
                log.Add($"got {task.Result}");
            }
            catch (InvalidDataException e)
            {
                log.Add($"failed {e.Message}");
            }
        }
    });

    public static void AsCompletedWithATimeout(Log log) => Run(async loop =>
    {
        LoopTask<string>[] tasks = [loop.CreateTask(() => Work(log, "a", 1, "A")), loop.CreateTask(() => Work(log, "b", 5, "B"))];
        try
        {
            await foreach (var task in EventLoop.AsCompleted(tasks, timeout: S(2)))
            {
                log.Add($"got {task.Result}");
            }
        }
        catch (TimeoutException)
        {
            log.Add($"timeout at {Now(loop)}");
        }

        log.Add(tasks[1].Done);
        await tasks[1];
    });

    public static void WaitForInTime(Log log) => Run(async loop =>
    {
        log.Add(await EventLoop.WaitFor(_ => Work(log, "a", 1, "result"), S(2)));
        log.Add($"at {Now(loop)}");
    });

    public static void WaitForTooLong(Log log) => Run(async loop =>
    {
        try
        {
            await EventLoop.WaitFor(_ => Work(log, "a", 5), S(2));
        }
        catch (TimeoutException)
        {
            log.Add($"timeout at {Now(loop)}");
        }
    });

    public static void WaitForATaskThatTakesItsTimeToEnd(Log log) => Run(async loop =>
    {
        try
        {
            await EventLoop.WaitFor(_ => SlowToEnd(), S(2));
        }
        catch (TimeoutException)
        {
            log.Add($"timeout at {Now(loop)}");
        }

        async Task SlowToEnd()
        {
            try
            {
                await Sleep(10);
            }
            catch (OperationCanceledException)
            {
                log.Add("is told");
                await Sleep(3);
                log.Add("ends");
                throw;
            }
        }
    });

    public static void WaitForATaskThatReturnsWhenCancelled(Log log) => Run(async _ =>
    {
        log.Add(await EventLoop.WaitFor(_ => Stubborn(), S(2)));

        async Task<string> Stubborn()
        {
            try
            {
                await Sleep(10);
            }
            catch (OperationCanceledException)
            {
                log.Add("is told");
                return "result all the same";
            }

            return "never";
        }
    });

    public static void WaitForNoTimeAtAll(Log log) => Run(async loop =>
    {
        try
        {
            await EventLoop.WaitFor(_ => Work(log, "a", 1), S(0));
        }
        catch (TimeoutException)
        {
            log.Add("timeout");
        }

        var done = loop.CreateTask(() => Work(log, "b", 0, "B"));
        await done;
        log.Add(await EventLoop.WaitFor(done, S(0)));
    });

    public static void WaitForCancelledFromOutside(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => EventLoop.WaitFor(_ => Work(log, "a", 5), S(10)));
        await Sleep(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
    });

    public static void WaitForAFailure(Log log) => Run(async _ =>
    {
        try
        {
            await EventLoop.WaitFor(_ => Fail(log, "a", 1), S(5));
        }
        catch (InvalidDataException e)
        {
            log.Add($"caught {e.Message}");
        }
    });

    private static LoopTask[] Tasks(EventLoop loop, Log log, params (string Name, int Seconds)[] works) =>
        Array.ConvertAll(works, work => loop.CreateTask(() => Work(log, work.Name, work.Seconds), name: work.Name));
}
