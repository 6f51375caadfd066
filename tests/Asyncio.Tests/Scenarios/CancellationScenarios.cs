using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class CancellationScenarios
{
    public static void CancelComesOutOfTheSleep(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 10));
        await Sleep(1);
        log.Add(task.Cancel());
        log.Add(task.Cancelled);
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            log.Add("awaiter got it");
        }

        log.Add(task.Cancelled);
        log.Add($"at {Now(loop)}");
    });

    public static void CancelledBeforeItsFirstStepABodyNeverRuns(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 1));
        task.Cancel();
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            log.Add("cancelled");
        }
    });

    public static void ACaughtCancellationIsOver(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Stubborn);
        await Sleep(1);
        task.Cancel();
        log.Add(await task);
        log.Add(task.Cancelled);

        async Task<int> Stubborn()
        {
            try
            {
                await Sleep(10);
            }
            catch (OperationCanceledException)
            {
                log.Add("caught");
            }

            await Sleep(1);
            log.Add("slept again");
            return 3;
        }
    });

    public static void AFinallyMayAwait(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Tidy);
        await Sleep(1);
        task.Cancel();
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            log.Add($"cancelled at {Now(loop)}");
        }

        async Task Tidy()
        {
            try
            {
                await Sleep(10);
            }
            finally
            {
                log.Add("tidies up");
                await Sleep(2);
                log.Add("is tidy");
            }
        }
    });

    public static void ATaskThatCancelsItselfGoesOnToItsNextWait(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Suicidal);
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            log.Add($"cancelled at {Now(loop)}");
        }

        async Task Suicidal()
        {
            EventLoop.CurrentTask!.Cancel();
            log.Add("goes on");
            var done = loop.CreateFuture<int>();
            done.SetResult(0);
            await done;
            log.Add("passes what is done");
            await Sleep(1);
            log.Add("never");
        }
    });

    public static void CancelWhileYielding(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Yields);
        await Sleep(0);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Yields()
        {
            try
            {
                await Sleep(0);
                log.Add("never");
            }
            catch (OperationCanceledException)
            {
                log.Add("out of sleep(0)");
                throw;
            }
        }
    });

    public static void CancelTwiceCountsTwice(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Work(log, "task", 10));
        await Sleep(0);
        task.Cancel();
        task.Cancel();
        log.Add(task.CancelRequests);
        log.Add(task.Uncancel());
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
        log.Add(task.Cancel());
    });

    public static void CancelBetweenWakeUpAndStepWins(Log log) => Run(async loop =>
    {
        var future = loop.CreateFuture<string>();
        var task = loop.CreateTask(Waits);
        await Sleep(0);
        future.SetResult("result");
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);

        async Task Waits()
        {
            try
            {
                log.Add(await future);
            }
            catch (OperationCanceledException)
            {
                log.Add("cancelled although set");
                throw;
            }
        }
    });

    public static void CancelGoesOnToTheAwaitedTask(Log log) => Run(async loop =>
    {
        var inner = loop.CreateTask(() => Work(log, "inner", 10));
        var outer = loop.CreateTask(Waits);
        await Sleep(1);
        outer.Cancel();
        await EventLoop.WaitAsync([outer]);
        log.Add(inner.Cancelled);
        log.Add(outer.Cancelled);

        async Task Waits()
        {
            try
            {
                await inner;
            }
            catch (OperationCanceledException)
            {
                log.Add("outer is cancelled");
                throw;
            }
        }
    });

    public static void ATaskThatFailsWhileCancelledHasFailed(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(Breaks);
        await Sleep(1);
        task.Cancel();
        await EventLoop.WaitAsync([task]);
        log.Add(task.Cancelled);
        log.Add(task.Exception);

        async Task Breaks()
        {
            try
            {
                await Sleep(10);
            }
            catch (OperationCanceledException e)
            {
                throw new InvalidDataException("broke", e);
            }
        }
    });
}
