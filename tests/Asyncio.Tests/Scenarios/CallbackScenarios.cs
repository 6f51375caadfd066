using static Asyncio.Tests.Scenarios.Bodies;

namespace Asyncio.Tests.Scenarios;

internal static class CallbackScenarios
{
    private const string StableTies =
        "CPython's heap compares times only, so equal times come in no particular order; here they keep that of registration.";

    public static void CallSoonRunsInOrder(Log log)
    {
        using var loop = NewLoop();
        foreach (var name in "abc")
        {
            loop.CallSoon(log.Add, (object)name);
        }

        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }

    public static void CallSoonInAPassRunsInTheNext(Log log)
    {
        using var loop = NewLoop();

        void First()
        {
            log.Add("first");
            loop.CallSoon(Third);
        }

        void Third()
        {
            log.Add("third");
            loop.CallSoon(() => log.Add("fourth"));
            loop.CallSoon(loop.Stop);
        }

        loop.CallSoon(First);
        loop.CallSoon(() => log.Add("second"));
        loop.RunForever();
    }

    public static void CallLaterRunsInOrderOfTime(Log log)
    {
        using var loop = NewLoop();
        foreach (var seconds in new[] { 3, 1, 2 })
        {
            loop.CallLater(S(seconds), () => log.Add($"{seconds} at {Now(loop)}"));
        }

        loop.CallLater(S(4), loop.Stop);
        loop.RunForever();
    }

    [Differs(StableTies, "a", "b", "c")]
    public static void CallAtTiesOfThree(Log log) => CallAtTies(log, "abc");

    [Differs(StableTies, "a", "b", "c", "d", "e", "f", "g", "h", "i")]
    public static void CallAtTiesOfNine(Log log) => CallAtTies(log, "abcdefghi");

    public static void CallLaterZeroComesAfterWhatIsReady(Log log)
    {
        using var loop = NewLoop();
        loop.CallLater(S(0), () => log.Add("later"));
        loop.CallSoon(() => log.Add("soon"));
        loop.CallSoon(() =>
        {
            log.Add("soon too");
            loop.CallSoon(() => log.Add("next pass"));
            loop.CallLater(S(0), () => log.Add("next pass, later"));
        });
        loop.CallLater(S(1), loop.Stop);
        loop.RunForever();
    }

    public static void CallAtPastRunsAtOnce(Log log)
    {
        using var loop = NewLoop(out var clock);
        clock.Advance(S(10));
        loop.CallAt(S(5), () => log.Add($"past at {Now(loop)}"));
        loop.CallAt(S(11), () => log.Add($"future at {Now(loop)}"));
        loop.CallAt(S(12), loop.Stop);
        loop.RunForever();
    }

    public static void ADueTimerComesAfterWhatWasReadyBefore(Log log)
    {
        using var loop = NewLoop(out var clock);

        void First()
        {
            log.Add("first");
            clock.Advance(S(2));
            loop.CallSoon(() => log.Add("registered while the timer came due"));
        }

        loop.CallLater(S(1), () => log.Add("timer"));
        loop.CallSoon(First);
        loop.CallLater(S(3), loop.Stop);
        loop.RunForever();
    }

    public static void ACancelledHandleNeverRuns(Log log)
    {
        using var loop = NewLoop();
        loop.CallSoon(() => log.Add("soon")).Cancel();
        loop.CallLater(S(1), () => log.Add("later")).Cancel();
        var kept = loop.CallSoon(() => log.Add("kept"));
        log.Add(kept.Cancelled);
        loop.CallLater(S(2), loop.Stop);
        loop.RunForever();
    }

    public static void ACallbackCancelsAnotherOfItsPass(Log log)
    {
        using var loop = NewLoop();
        var handles = new List<Handle>();
        loop.CallSoon(() =>
        {
            log.Add("first");
            handles[0].Cancel();
        });
        handles.Add(loop.CallSoon(() => log.Add("second")));
        loop.CallSoon(() => log.Add("third"));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }

    public static void StopLetsThePassEnd(Log log)
    {
        using var loop = NewLoop();
        loop.CallSoon(() =>
        {
            log.Add("stops");
            loop.Stop();
            loop.CallSoon(() => log.Add("next run"));
        });
        loop.CallSoon(() => log.Add("same pass"));
        loop.RunForever();
        log.Add("stopped");
        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }

    public static void StopBeforeTheRunMakesItOnePass(Log log)
    {
        using var loop = NewLoop();
        loop.CallSoon(() =>
        {
            log.Add("pass");
            loop.CallSoon(() => log.Add("another"));
        });
        loop.Stop();
        loop.RunForever();
        log.Add("returned");
    }

    public static void ThreadsafeFromTheLoopItselfKeepsItsPlace(Log log)
    {
        using var loop = NewLoop();
        loop.CallSoon(() => log.Add("a"));
        loop.CallSoonThreadsafe(() => log.Add("b"));
        loop.CallSoon(() => log.Add("c"));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }

    public static void AnExceptionInACallbackDoesNotStopTheLoop(Log log)
    {
        using var loop = NewLoop();
        loop.SetExceptionHandler((_, context) => log.Add($"handler: {context.Exception!.Message}"));
        loop.CallSoon(() => throw new InvalidDataException("broken"));
        loop.CallSoon(() => log.Add("next"));
        loop.CallSoon(loop.Stop);
        loop.RunForever();
    }

    public static void AClosedLoopRefusesWork(Log log)
    {
        var loop = NewLoop();
        loop.Close();
        void Try(string name, Action call)
        {
            Assert.Throws<ObjectDisposedException>(call);
            log.Add($"{name} refused");
        }

        Try("call_soon", () => loop.CallSoon(() => log.Add("never")));
        Try("call_later", () => loop.CallLater(S(1), () => log.Add("never")));
        Try("call_soon_threadsafe", () => loop.CallSoonThreadsafe(() => log.Add("never")));
        Try("run_forever", loop.RunForever);
        log.Add(loop.IsClosed);
    }

    private static void CallAtTies(Log log, string names)
    {
        using var loop = NewLoop();
        foreach (var name in names)
        {
            loop.CallAt(S(1), () => log.Add(name));
        }

        loop.CallAt(S(2), loop.Stop);
        loop.RunForever();
    }
}
