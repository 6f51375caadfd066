using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Tests.Analysis;

// Whole texts: a changed word is read in its context.
public sealed class VerdictTests
{
    private static readonly Sketch Loop = new("eventloop", 0.131);
    private static readonly Sketch Threads = new("threadpool", 0.14) { Threads = 40, Memory = 60_000_000 };

    [Fact]
    public void Write_OneFastest_NamesSpeedUpAndCost() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.8x as fast as
        sequential (95 % interval 15.6x to 16.0x), and reaches 76 % of the ideal speed. threadpool takes 1.07x as long as
        eventloop (1.04x to 1.09x). Between eventloop and sequential no difference of 10 % or more in threads, memory or
        processor time was detected. To see how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads, Loop));

    [Fact]
    public void Write_FastestThatCostsMore_ComparesTheCosts() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use threadpool: it takes 0.141 s, is 14.7x as fast as
        sequential (95 % interval 14.5x to 14.9x), and reaches 71 % of the ideal speed. Beside sequential, threadpool needs 40
        threads instead of 12, 59.9 MB of memory instead of 44.9 MB and 0.040 s of processor time instead of 0.102 s. To see
        how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads with { Cpu = 0.04 }));

    [Fact]
    public void Write_SeveralFastest_RecommendsTheOneThatIsDetectedToBeCheaper() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.8x as fast as
        sequential (95 % interval 15.6x to 16.0x), and reaches 76 % of the ideal speed. Between threadpool and eventloop no
        difference in time was detected, but eventloop needs less: 12 threads instead of 40 and 45.0 MB of memory instead of
        60.0 MB. Between eventloop and sequential no difference of 10 % or more in threads, memory or processor time was
        detected. To see how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads with { Seconds = 0.131 }, Loop));

    [Fact]
    public void Write_SeveralFastestOfOneCost_RanksNone() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use whenall or eventloop: no difference between them was
        detected. whenall takes 0.132 s and is 15.8x as fast as sequential (95 % interval 15.6x to 15.9x); eventloop takes
        0.132 s and is 15.8x as fast as sequential (15.2x to 16.4x). To see how this depends on the bound, run it with -m 1,10,100. These
        were 3 rounds; more would tell smaller differences.
        """,
        Sketch.Rounds(3, 7, Sketch.Sequential, Loop with { Name = "whenall", Strategy = "whenall" }, Loop));

    [Fact]
    public void Write_SeveralFastestThatCostMoreThanTheBaseline_SaysWhatEachNeeds() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use threadpool or eventloop: no difference between them was
        detected. threadpool takes 0.132 s and is 15.8x as fast as sequential (95 % interval 15.5x to 16.1x); eventloop takes
        0.132 s and is 15.8x as fast as sequential (15.6x to 16.0x). Beside sequential, threadpool needs 40 threads instead of
        12, 60.0 MB of memory instead of 44.9 MB and 0.051 s of processor time instead of 0.101 s; eventloop needs 20 threads
        instead of 12 and 70.0 MB of memory instead of 44.9 MB. To see how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(
            5, 7, Sketch.Sequential, Threads with { Seconds = 0.131, Cpu = 0.05 }, Loop with { Threads = 20, Memory = 70_000_000 }));

    [Fact]
    public void Write_NoGain_RecommendsTheSimplest() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use sequential: it takes 0.010 s. Between sequential and
        eventloop no difference in time was detected, and sequential is the simplest. To see how this depends on
        the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Seconds = 0.01, IdealSeconds = null }, Loop with { Seconds = 0.01, IdealSeconds = null }));

    [Fact]
    public void Write_BaselineThatIsFastest_SaysHowMuchLongerTheOthersTake() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use sequential: it takes 0.010 s. eventloop takes 1.99x as
        long as sequential (95 % interval 1.97x to 2.02x). To see how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Seconds = 0.01, IdealSeconds = null }, Loop with { Seconds = 0.02, IdealSeconds = null }));

    [Fact]
    public void Write_ManySlower_SaysTheirRange() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.6x as fast as
        sequential (95 % interval 15.5x to 15.7x), and reaches 76 % of the ideal speed. threadpool, parallel, whenall and
        blockingpool take from 1.06x to 8.92x as long as eventloop. Between eventloop and sequential no difference of 10 % or
        more in threads, memory or processor time was detected. To see how this depends on the bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(
            5, 7, Sketch.Sequential, Threads, Loop, new("parallel", 0.15), new("whenall", 0.16), new("blockingpool", 1.17)));

    [Fact]
    public void Write_BothWaysToWaitForSockets_ComparesTheirProcessorTime() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.131 s, is 15.8x as fast as
        sequential (95 % interval 15.5x to 16.1x), and reaches 76 % of the ideal speed. parallel takes 1.15x as long as
        eventloop (1.12x to 1.18x); whenall takes 1.23x as long as eventloop (1.20x to 1.25x). Beside sequential, eventloop
        needs 0.050 s of processor time instead of 0.101 s. With its own selector, eventloop needs 0.050 s of processor time
        instead of 0.070 s to 0.081 s with .NET's socket engine (parallel and whenall). To see how this depends on the
        bound, run it with -m 1,10,100.
        """,
        Sketch.Rounds(
            5,
            7,
            Sketch.Sequential,
            Loop with { Cpu = 0.05 },
            new("parallel", 0.15) { Awaits = true, Cpu = 0.07 },
            new("whenall", 0.16) { Awaits = true, Cpu = 0.08 }));

    [Fact]
    public void Write_BothWaysToWaitForSocketsWithOneCost_SaysSo() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.8x as fast as
        sequential (95 % interval 15.5x to 16.1x), and reaches 76 % of the ideal speed. parallel takes 1.15x as long as
        eventloop (1.12x to 1.17x). Between eventloop and sequential no difference of 10 % or more in threads, memory or
        processor time was detected. Between eventloop with its own selector and .NET's socket engine (parallel) no
        difference of 10 % or more in processor time was detected. To see how this depends on the bound, run it with
        -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, new("parallel", 0.15) { Awaits = true }));

    [Fact]
    public void Write_OneContender_SaysItsTimeAndAsksForOthers() => AssertSaid(
        """
        20 files, each answer 0.1 s late, at most 20 at once: eventloop takes 0.132 s (95 % interval 0.131 s to 0.133 s) and
        reaches 76 % of the ideal speed. eventloop alone was run, so there is nothing to compare it with: add others with
        --strategies.
        """,
        Sketch.Rounds(5, 7, Loop));

    [Fact]
    public void Write_OneRound_SaysThatMoreAreNeeded() => AssertSaid(
        """
        20 files, each answer 0.1 s late, at most 20 at once: this was one round, and one round cannot tell a difference from
        chance. Run more, such as --rounds 5.
        """,
        Sketch.Rounds(1, 7, Sketch.Sequential, Threads, Loop));

    [Fact]
    public void Write_TwoNamesForOneStrategy_ConfirmsThatThereIsNoDifference() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use first or second: no difference between them was
        detected. To see how this depends on the bound, run it with -m 1,10,100. These were 4 rounds; more would tell smaller differences.
        first and second are one strategy, eventloop: that no difference between them was detected is as it should be.
        """,
        Sketch.Rounds(4, 7, Loop with { Name = "first" }, Loop with { Name = "second" }));

    [Fact]
    public void Write_TwoNamesForOneStrategyThatDiffer_SaysThatSomethingIsWrong() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use first: it takes 0.132 s and reaches 76 % of the ideal
        speed. second takes 1.52x as long as first (95 % interval 1.50x to 1.55x). To see how this depends on the bound, run it with
        -m 1,10,100. first and second are one strategy, eventloop: that a difference between them was detected shows that something
        else was not the same, so trust none of that size here.
        """,
        Sketch.Rounds(4, 7, Loop with { Name = "first" }, Loop with { Name = "second", Seconds = 0.2 }));

    [Fact]
    public void Write_Sweep_NamesTheFirstBoundWithADifference() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 1, 10 or 20 at once, use eventloop@20: it takes 0.130 s, is 15.8x as
        fast as sequential (95 % interval 15.6x to 16.1x), and reaches 77 % of the ideal speed. threadpool@20 takes 1.09x as
        long as eventloop@20 (1.07x to 1.10x). Between eventloop@20 and sequential no difference of 10 % or more in threads,
        memory or processor time was detected. eventloop is faster than sequential from a bound of 10 on; below, at 1, no
        difference was detected. eventloop is faster than threadpool from a bound of 20 on; below, at 1 and 10, no difference
        was detected.
        """,
        Sketch.Rounds(
            5,
            7,
            Sketch.Sequential,
            Threads with { Seconds = 2.06, Bound = 1 },
            Threads with { Seconds = 0.23, Bound = 10 },
            Threads,
            Loop with { Seconds = 2.06, Bound = 1 },
            Loop with { Seconds = 0.23, Bound = 10 },
            Loop));

    [Fact]
    public void Write_SweepInWhichTheDifferenceEnds_SaysWhereThereIsOne() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 5 or 15 at once, use eventloop@15: it takes 0.132 s, is 3.05x as fast as
        threadpool@5 (95 % interval 2.96x to 3.14x), and reaches 76 % of the ideal speed. Between threadpool@15 and
        eventloop@15 no difference in time was detected, but eventloop@15 needs less: 12 threads instead of 35 and 45.1 MB of
        memory instead of 59.8 MB. Beside threadpool@5, eventloop@15 needs 12 threads instead of 25 and 45.1 MB of memory
        instead of 60.1 MB. threadpool is faster than eventloop at 5 and no difference was detected at 15. eventloop was still
        gaining at the largest bound, 15: try a larger one.
        """,
        Sketch.Rounds(
            5,
            7,
            Threads with { Seconds = 0.4, Bound = 5, Threads = 25 },
            Threads with { Seconds = 0.131, Bound = 15, Threads = 35 },
            Loop with { Seconds = 0.5, Bound = 5 },
            Loop with { Bound = 15 },
            Loop with { Bound = 10, Name = "channel", Strategy = "channel", Seconds = 0.25 }));

    [Fact]
    public void Write_SweepThatSaturates_NamesTheBound() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 5, 10 or 15 at once, use eventloop@10 or eventloop@15: no difference
        between them was detected. eventloop@10 takes 0.132 s and is 3.08x as fast as eventloop@5 (95 % interval 3.02x to
        3.14x); eventloop@15 takes 0.132 s and is 3.08x as fast as eventloop@5 (3.04x to 3.12x). For eventloop no gain was
        detected above a bound of 10.
        """,
        Sketch.Rounds(5, 7, Loop with { Seconds = 0.4, Bound = 5 }, Loop with { Bound = 10 }, Loop with { Bound = 15 }) with { Notes = [] });

    [Fact]
    public void Write_SweepThatStillGains_AdvisesALargerBound() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 5 or 10 at once, use eventloop@10: it takes 0.231 s, is 1.79x as fast as
        eventloop@5 (95 % interval 1.77x to 1.81x), and reaches 43 % of the ideal speed. Between eventloop@10 and eventloop@5
        no difference of 10 % or more in threads, memory or processor time was detected. eventloop was still gaining at the
        largest bound, 10: try a larger one.
        """,
        Sketch.Rounds(5, 7, Loop with { Seconds = 0.41, Bound = 5 }, Loop with { Seconds = 0.23, Bound = 10 }));

    [Fact]
    public void Write_SweepThatTurns_SaysWhichIsFasterWhere() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 5, 10 or 15 at once, use eventloop@15: it takes 0.131 s, is 3.06x as
        fast as threadpool@5 (95 % interval 2.98x to 3.13x), and reaches 76 % of the ideal speed. threadpool@15 takes 1.53x as
        long as eventloop@15 (1.50x to 1.56x). Beside threadpool@5, eventloop@15 needs 12 threads instead of 40 and 45.0 MB of
        memory instead of 60.0 MB. eventloop is faster than threadpool from a bound of 15 on; threadpool is faster than
        eventloop at 5 and no difference was detected at 10. eventloop was still gaining at the largest bound, 15: try a
        larger one.
        """,
        Sketch.Rounds(
            5,
            7,
            Threads with { Seconds = 0.4, Bound = 5 },
            Threads with { Seconds = 0.25, Bound = 10 },
            Threads with { Seconds = 0.2, Bound = 15 },
            Loop with { Seconds = 0.5, Bound = 5 },
            Loop with { Seconds = 0.25, Bound = 10 },
            Loop with { Bound = 15 }));

    [Fact]
    public void Write_Peer_NamesTheBasis() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use curl: it takes 0.166 s, is 12.8x as fast as sequential
        (95 % interval 12.7x to 13.0x), and reaches 60 % of the ideal speed. eventloop takes 1.10x as long as curl (1.08x to
        1.11x). Between curl and sequential no difference of 10 % or more in threads, memory or processor time was detected.
        To see how this depends on the bound, run it with -m 1,10,100. Times are from exec to exit, the only ones known of curl.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Sketch.Peer("curl", 0.115)));

    [Fact]
    public void Write_ContenderWithMissingFiles_NamesItAndLeavesItOut() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.8x as fast as
        sequential (95 % interval 15.5x to 16.1x), and reaches 76 % of the ideal speed. Between eventloop and sequential no
        difference of 10 % or more in threads, memory or processor time was detected. To see how this depends on
        the bound, run it with -m 1,10,100. threadpool downloaded 18 of 20 files in round 1, and is left out: a program that downloads less is
        faster for nothing.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Threads with { Ok = 18, Errors = 2, Seconds = 0.05 }));

    [Fact]
    public void Write_SeveralWithMissingFiles_GivesTheReasonOnceAndNamesTheWorstRoundOfEach()
    {
        var verdict = Sketch.Rounds(
            5,
            7,
            Loop,
            Threads with { Adapt = run => run.Round == 3 ? run with { Ok = 7, Errors = 13 } : run },
            Loop with { Name = "whenall", Ok = 18, Errors = 2 });

        Assert.EndsWith(
            "threadpool downloaded 7 of 20 files in round 3, and is left out: a program that downloads less is faster for nothing. "
                + "whenall downloaded 18 of 20 files in round 1, and is left out too.",
            ComparisonAnalyst.Analyse(verdict).Verdict,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OnlyOneThatDidTheWork_SaysSo() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s and reaches 76 % of the
        ideal speed. It is the only one that did the whole work. To see how this depends on the bound, run it with -m 1,10,100. sequential
        downloaded 0 of 20 files in round 1, and is left out: a program that downloads less is faster for nothing.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Ok = 0, Errors = 20 }, Loop));

    [Fact]
    public void Write_ErrorsThatAllHad_SaysHowMany() => AssertSaid(
        """
        For 20 files, each answer 0.1 s late, at most 20 at once, use eventloop: it takes 0.132 s, is 15.7x as fast as
        sequential (95 % interval 15.5x to 15.9x), and reaches 76 % of the ideal speed. Between eventloop and sequential no
        difference of 10 % or more in threads, memory or processor time was detected. To see how this depends on
        the bound, run it with -m 1,10,100. Each of them had 5 errors.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Ok = 15, Errors = 5 }, Loop with { Ok = 15, Errors = 5 }));

    [Fact]
    public void Write_NothingThatWorked_SaysTheFirstError()
    {
        var refused = Documents.Outcome(0, null, new double?[9]) with
        {
            Status = "error",
            Error = new ErrorDocument("connect", "connection", "connection refused (127.0.0.1:8000)", null),
        };
        AssertSaid(
            """
            No contender downloaded any of 20 files, so there is nothing to compare. The first error of sequential: connection refused
            (127.0.0.1:8000).
            """,
            Sketch.Rounds(
                5,
                7,
                Sketch.Sequential with { Ok = 0, Errors = 20, Adapt = run => run with { Document = Documents.Create(1, 1, refused) } },
                Loop with { Ok = 0, Errors = 20 }));
    }

    [Fact]
    public void Write_NoRun_SaysSo() => AssertSaid("Nothing was measured.", Sketch.Rounds(0, 7, Sketch.Sequential, Loop));

    [Fact]
    public void Write_KnownDelays_NamesTheirMeanInsteadOfTheOption()
    {
        var results = Sketch.Rounds(2, 7, Loop with
        {
            Adapt = run => run with
            {
                Document = Documents.Create(
                    1, 1, Documents.Outcome(0, 0.2, new double?[9]), Documents.Outcome(1, 0.4, new double?[9]) with { Attempts = 2 }),
            },
        });

        Assert.StartsWith(
            "20 files, each answer 0.200 s late on the average, at most 20 at once: ", ComparisonAnalyst.Analyse(results).Verdict);
    }

    // The text is one line, which is wrapped in the source.
    private static void AssertSaid(string text, RoundResults results) =>
        Assert.Equal(text.Replace("\n", " "), ComparisonAnalyst.Analyse(results).Verdict);
}
