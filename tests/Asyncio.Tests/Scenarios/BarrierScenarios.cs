using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class BarrierScenarios
{
    public static void ABarrierLetsAllPassWhenTheLastHasCome(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "ab");
        State(log, barrier);
        await Sleep(1);
        tasks = [.. tasks, .. await Start(loop, log, barrier, "c")];
        State(log, barrier);
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
    });

    public static void ABarrierOfOneDoesNotWait(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(1);
        loop.CallSoon(() => log.Add("callback"));
        await Outcome(log, "a", async () => await barrier.WaitAsync());
        await Outcome(log, "b", async () => await barrier.WaitAsync());
        log.Add(await barrier.WaitAsync());
        State(log, barrier);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Barrier(0));
        log.Add("refused");
    });

    public static void ABarrierFillsAgain(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(2);
        await EventLoop.WaitAsync(await StartEach(loop, log, "ab", async name =>
        {
            for (var i = 0; i < 3; i++)
            {
                log.Add($"{name} passes as {await barrier.WaitAsync()}");
            }
        }));
        State(log, barrier);
    });

    public static void MoreComeToABarrierThanItTakes(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(2);
        var tasks = await Start(loop, log, barrier, "abcde");
        State(log, barrier);
        await Sleep(1);
        State(log, barrier);
        tasks = [.. tasks, .. await Start(loop, log, barrier, "f")];
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
    });

    public static void ATaskThatIsCancelledLeavesTheBarrier(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "ab");
        tasks[0].Cancel();
        await Sleep(1);
        State(log, barrier);
        tasks = [.. tasks, .. await Start(loop, log, barrier, "cd")];
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
    });

    public static void ATaskCancelledAsTheBarrierOpens(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "abc");
        tasks[0].Cancel();
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
    });

    public static void AResetBarrierSendsItsWaitersAway(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "ab");
        await barrier.ResetAsync();
        State(log, barrier);
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
        await EventLoop.WaitAsync(await Start(loop, log, barrier, "cde"));
        await barrier.ResetAsync();
        State(log, barrier);
    });

    public static void ABarrierResetWhileItDrains(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "abcd");
        await barrier.ResetAsync();
        State(log, barrier);
        await Sleep(1);
        State(log, barrier);
        tasks = [.. tasks, .. await Start(loop, log, barrier, "ef")];
        await EventLoop.WaitAsync(tasks);
        State(log, barrier);
    });

    public static void AnAbortedBarrierRefusesUntilItIsReset(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        var tasks = await Start(loop, log, barrier, "ab");
        await barrier.AbortAsync();
        State(log, barrier);
        await EventLoop.WaitAsync(tasks);
        await Outcome(log, "late", async () => await barrier.WaitAsync());
        State(log, barrier);
        await barrier.ResetAsync();
        State(log, barrier);
        await EventLoop.WaitAsync(await Start(loop, log, barrier, "cde"));
    });

    public static void ABarrierAbortedByOneThatFails(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(3);
        await EventLoop.WaitAsync(await StartEach(loop, log, "abc", Works));
        State(log, barrier);

        async Task Works(string name)
        {
            try
            {
                if (name == "c")
                {
                    throw new InvalidDataException("broken");
                }

                await barrier.WaitAsync();
            }
            catch (InvalidDataException)
            {
                await barrier.AbortAsync();
                throw;
            }
        }
    });

    public static void ABarrierWithinATimeout(Log log) => Run(async loop =>
    {
        var barrier = new Barrier(2);
        await Outcome(log, "a", () => EventLoop.Timeout(S(1), async () => { await barrier.WaitAsync(); }));
        State(log, barrier);
        await EventLoop.WaitAsync(await Start(loop, log, barrier, "bc"));
    });

    private static Task<LoopTask[]> Start(EventLoop loop, Log log, Barrier barrier, string names) =>
        StartEach(loop, log, names, async _ => await barrier.WaitAsync());

    private static void State(Log log, Barrier barrier) =>
        log.Add($"{barrier.WaitingCount} of {barrier.Parties} wait, broken {barrier.IsBroken}");
}
