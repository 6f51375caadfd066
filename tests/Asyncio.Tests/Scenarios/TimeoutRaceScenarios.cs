using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class TimeoutRaceScenarios
{
    public static void ATimeoutAfterACancellationInOnePass(Log log) => Run(async loop =>
    {
        var task = loop.CreateTask(() => Outcome(log, "timeout", () => Until(1, () => Work(log, "a", 5))));
        loop.CallAt(S(1), () => task.Cancel());
        await task;
    });

    public static void ACancellationAfterATimeoutInOnePass(Log log) => Run(loop => Outcome(log, "timeout", () => Until(1, () =>
    {
        var task = EventLoop.CurrentTask!;
        loop.CallAt(S(1), () => task.Cancel());
        return Work(log, "a", 5);
    })));

    public static void BothTimeoutsInOnePass(Log log) => Run(async () =>
    {
        await Outcome(log, "outer", () => Until(1, async () =>
        {
            await Outcome(log, "inner", () => Until(1, () => Work(log, "a", 5)));
            await Work(log, "b", 1);
        }));
        await Work(log, "after", 1);
    });

    public static void ATimeoutInThePassInWhichTheBodyWakes(Log log) => Run(async loop =>
    {
        await Outcome(log, "timeout", () =>
        {
            var future = loop.CreateFuture<string>();
            loop.CallAt(S(1), () => future.SetResult("result"));
            return Until(1, async () => log.Add(await future));
        });
        await Work(log, "after", 1);
    });

    public static void ATimeoutWhoseBodyEndsWellAllTheSame(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", async () =>
        {
            var scope = await EventLoop.Timeout(S(1), async inside =>
            {
                await Outcome(log, "sleep", () => Work(log, "a", 5));
                return inside;
            });
            log.Add(scope.Expired);
        });
        await Work(log, "after", 1);
    });

    public static void ATimeoutOfNothingWithoutAWait(Log log) => Run(async () =>
    {
        var scope = await EventLoop.Timeout(S(0), inside =>
        {
            log.Add("body");
            return Task.FromResult(inside);
        });
        log.Add(scope.Expired);
        await Work(log, "after", 1);
    });

    public static void ATimeoutOfNothingAtSleepZero(Log log) =>
        Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(0), async () => await Sleep(0))));

    public static void ATimeoutOfThePast(Log log) => Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(-11), async () =>
    {
        await Sleep(0);
        log.Add("never");
    })));

    public static void AnExpiringTimeoutHasNoOtherTime(Log log) => Run(() => Outcome(log, "timeout", () => EventLoop.Timeout(S(1), async scope =>
    {
        await Outcome(log, "sleep", () => Work(log, "a", 5));
        Assert.Throws<InvalidOperationException>(() => scope.Reschedule(S(10)));
        log.Add("refused");
    })));

    public static void ATimeoutWhoseBodyFailsByItself(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => EventLoop.Timeout(S(5), async scope =>
        {
            try
            {
                await Fail(log, "a", 1);
            }
            finally
            {
                log.Add(scope.Expired);
            }
        }));
        await Work(log, "after", 10);
    });

    public static void ATimeoutWhoseBodyFailsWhenItExpires(Log log) => Run(async () =>
    {
        await Outcome(log, "timeout", () => EventLoop.Timeout(S(1), async () =>
        {
            try
            {
                await Sleep(5);
            }
            catch (OperationCanceledException e)
            {
                throw new InvalidDataException("clean-up", e);
            }
        }));
        await Work(log, "after", 1);
    });

    private static Task Until(double when, Func<Task> body) => EventLoop.TimeoutAt(S(when), body);
}
