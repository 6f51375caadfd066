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
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.6 to 16.0).
        Next, threadpool takes 1.07x as long, and needs 40 threads instead of 12.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads, Loop));

    [Fact]
    public void Write_FastestThatCostsMore_ComparesTheCosts() => AssertSaid(
        """
        Use threadpool: 0.141 s, 14.7x as fast as sequential (14.5 to 14.9).
        Beside sequential, it needs 40 threads instead of 12.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads with { Cpu = 0.04 }));

    [Fact]
    public void Write_SeveralFastest_RecommendsTheOneThatIsDetectedToBeCheaper() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.6 to 16.0).
        As fast: threadpool. eventloop needs 12 threads instead of 40.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Threads with { Seconds = 0.131 }, Loop));

    [Fact]
    public void Write_SeveralFastestOfOneCost_RanksNone() => AssertSaid(
        """
        Use whenall or eventloop: 0.132 s, 15.8x as fast as sequential (15.6 to 15.9).
        Beside sequential, no difference in cost was detected.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(3, 7, Sketch.Sequential, Loop with { Name = "whenall", Strategy = "whenall" }, Loop));

    [Fact]
    public void Write_SeveralFastestThatCostMoreThanTheBaseline_SaysWhatEachNeeds() => AssertSaid(
        """
        Use threadpool or eventloop: 0.132 s, 15.8x as fast as sequential.
        Beside sequential, it needs 40 threads instead of 12.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(
            5, 7, Sketch.Sequential, Threads with { Seconds = 0.131, Cpu = 0.05 }, Loop with { Threads = 20, Memory = 70_000_000 }));

    [Fact]
    public void Write_NoGain_RecommendsTheSimplest() => AssertSaid(
        """
        Use sequential: 0.010 s.
        As fast: eventloop. sequential is the simplest.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Seconds = 0.01, IdealSeconds = null }, Loop with { Seconds = 0.01, IdealSeconds = null }));

    [Fact]
    public void Write_BaselineThatIsFastest_SaysHowMuchLongerTheOthersTake() => AssertSaid(
        """
        Use sequential: 0.010 s.
        Next, eventloop takes 1.99x as long; no difference in cost was detected.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Seconds = 0.01, IdealSeconds = null }, Loop with { Seconds = 0.02, IdealSeconds = null }));

    [Fact]
    public void Write_ManySlower_SaysTheirRange() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.6x as fast as sequential (15.5 to 15.7).
        Next, threadpool takes 1.06x as long, and needs 40 threads instead of 12.
        blockingpool takes 8.92x as long: its threads wait for the shared pool.
        """,
        Sketch.Rounds(
            5, 7, Sketch.Sequential, Threads, Loop, new("parallel", 0.15), new("whenall", 0.16), new("blockingpool", 1.17)));

    [Fact]
    public void Write_BothWaysToWaitForSockets_ComparesTheirProcessorTime() => AssertSaid(
        """
        Use eventloop: 0.131 s, 15.8x as fast as sequential (15.5 to 16.1).
        Next, parallel takes 1.15x as long, and needs 0.070 s of CPU instead of 0.050 s.
        CPU: eventloop 0.050 s, with .NET's socket engine 0.070 s to 0.081 s.
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
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.5 to 16.1).
        Next, parallel takes 1.15x as long; no difference in cost was detected.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, new("parallel", 0.15) { Awaits = true }));

    [Fact]
    public void Write_StrategyOfAProgramsOwn_SaysNothingOfHowItWaitsForSockets() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.5 to 16.1).
        Next, mine takes 1.15x as long; no difference in cost was detected.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, new("mine", 0.15) { Awaits = true }));

    [Fact]
    public void Write_OneContender_SaysItsTimeAndAsksForOthers() => AssertSaid(
        """
        eventloop takes 0.132 s, 76 % of the ideal.
        There is nothing to compare it with: add others with --strategies.
        """,
        Sketch.Rounds(5, 7, Loop));

    [Fact]
    public void Write_OneRound_SaysThatMoreAreNeeded() => AssertSaid(
        """
        One round cannot tell a difference from chance: try --rounds 5.
        """,
        Sketch.Rounds(1, 7, Sketch.Sequential, Threads, Loop));

    [Fact]
    public void Write_TwoNamesForOneStrategy_ConfirmsThatThereIsNoDifference() => AssertSaid(
        """
        Use first or second: 0.132 s, 76 % of the ideal.
        first and second are one strategy: no difference, as it should be.
        """,
        Sketch.Rounds(4, 7, Loop with { Name = "first" }, Loop with { Name = "second" }));

    [Fact]
    public void Write_TwoNamesForOneStrategyThatDiffer_SaysThatSomethingIsWrong() => AssertSaid(
        """
        Use first: 0.132 s, 76 % of the ideal.
        Next, second takes 1.52x as long; no difference in cost was detected.
        first and second are one strategy, but differ: trust no smaller difference.
        """,
        Sketch.Rounds(4, 7, Loop with { Name = "first" }, Loop with { Name = "second", Seconds = 0.2 }));

    [Fact]
    public void Write_Sweep_NamesTheFirstBoundWithADifference() => AssertSaid(
        """
        Use eventloop -m 20: 0.130 s, 15.8x as fast as sequential (15.6 to 16.1).
        Next, threadpool -m 20 takes 1.09x as long, and needs 40 threads instead of 12.
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
        Use eventloop -m 15: 0.132 s, 3.05x as fast as threadpool -m 5 (2.96 to 3.14).
        As fast: threadpool -m 15. eventloop -m 15 needs 12 threads instead of 35.
        eventloop -m 15 still gains: try a larger bound.
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
        Use eventloop -m 10 or eventloop -m 15: 0.132 s, 3.08x as fast as the baseline.
        Beside eventloop -m 5, no difference in cost was detected.
        No gain was detected above eventloop -m 10.
        """,
        Sketch.Rounds(5, 7, Loop with { Seconds = 0.4, Bound = 5 }, Loop with { Bound = 10 }, Loop with { Bound = 15 }) with { Notes = [] });

    [Fact]
    public void Write_SweepThatStillGains_AdvisesALargerBound() => AssertSaid(
        """
        Use eventloop -m 10: 0.231 s, 1.79x as fast as eventloop -m 5 (1.77 to 1.81).
        Beside eventloop -m 5, no difference in cost was detected.
        eventloop -m 10 still gains: try a larger bound.
        """,
        Sketch.Rounds(5, 7, Loop with { Seconds = 0.41, Bound = 5 }, Loop with { Seconds = 0.23, Bound = 10 }));

    [Fact]
    public void Write_SweepThatTurns_SaysWhichIsFasterWhere() => AssertSaid(
        """
        Use eventloop -m 15: 0.131 s, 3.06x as fast as threadpool -m 5 (2.98 to 3.13).
        Next, threadpool -m 15 takes 1.53x as long, and needs 40 threads instead of 12.
        eventloop -m 15 still gains: try a larger bound.
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
        Use curl: 0.166 s, 12.8x as fast as sequential (12.7 to 13.0).
        Next, eventloop takes 1.10x as long; no difference in cost was detected.
        Times are from exec to exit. For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Sketch.Peer("curl", 0.115)));

    [Fact]
    public void Write_ContenderWithMissingFiles_NamesItAndLeavesItOut() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.5 to 16.1).
        Beside sequential, no difference in cost was detected.
        threadpool got 18 of 20 files in round 1, and is left out.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Threads with { Ok = 18, Errors = 2, Seconds = 0.05 }));

    [Fact]
    public void Write_SeveralWithMissingFiles_NamesThemTogether() => AssertSaid(
        """
        Use eventloop: 0.133 s, 75 % of the ideal.
        threadpool and whenall got fewer files, and are left out.
        """,
        Sketch.Rounds(
            5,
            7,
            Loop,
            Threads with { Adapt = run => run.Round == 3 ? run with { Ok = 7, Errors = 13 } : run },
            Loop with { Name = "whenall", Ok = 18, Errors = 2 }));

    [Fact]
    public void Write_OnlyOneThatDidTheWork_SaysSo() => AssertSaid(
        """
        Use eventloop: 0.132 s, 76 % of the ideal.
        sequential got 0 of 20 files in round 1, and is left out.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential with { Ok = 0, Errors = 20 }, Loop));

    [Fact]
    public void Write_ErrorsThatAllHad_SaysHowMany() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.7x as fast as sequential (15.5 to 15.9).
        Beside sequential, no difference in cost was detected.
        Each had 5 errors. For other bounds, add -m 1,10,100.
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
            No contender downloaded any of 20 files: there is nothing to compare.
            sequential: connection refused (127.0.0.1:8000).
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
    public void Write_MuchSlowerThanTheChosenOne_SaysWhy() => AssertSaid(
        """
        Use eventloop: 0.131 s, 15.8x as fast as sequential (15.5 to 16.1).
        Next, threadpool takes 1.08x as long, and needs 40 threads instead of 12.
        blockingpool takes 95.7x as long: its threads wait for the shared pool.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Threads, new("blockingpool", 12.5)));

    [Fact]
    public void Write_SeveralMuchSlower_NamesEachOnce() => AssertSaid(
        """
        Use eventloop: 0.131 s, 15.6x as fast as sequential (15.3 to 15.9).
        Next, threadpool takes 1.07x as long, and needs 40 threads instead of 12.
        Much slower: blockingpool 95.4x and channel 6.89x.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Threads, new("blockingpool", 12.5), new("channel", 0.9)));

    [Fact]
    public void Write_TooFewRoundsForADifference_SaysHowManyWouldDo() => AssertSaid(
        """
        3 rounds cannot tell eventloop, 0.182 s, from threadpool, 0.532 s; 5 would.
        For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(3, 7, Sketch.Sequential with { Noise = 0.5 }, Threads with { Noise = 0.5, Seconds = 0.4 }, Loop with { Noise = 0.5 }));

    [Fact]
    public void Write_TooFewRoundsForASmallDifference_SaysHowManyWouldTell() => AssertSaid(
        """
        Use eventloop: 0.132 s, 15.8x as fast as sequential (15.5 to 16.1).
        As fast: threadpool. eventloop needs 12 threads instead of 40.
        threadpool took 2.8 % more than eventloop; 14 rounds would settle it.
        """,
        Sketch.Rounds(5, 7, Sketch.Sequential, Loop, Threads with { Seconds = 0.134, Noise = 0.02 }));

    [Fact]
    public void Write_NineteenEqualContenders_CountsThoseThatHaveNoRoom() => AssertSaid(
        """
        Use contender1, contender2 or 16 others: 0.129 s, 15.9x as fast as sequential.
        Beside sequential, no difference in cost was detected.
        contender1 and 17 others are one strategy: no difference, as it should be.
        """,
        Sketch.Rounds(
            3, 7, [Sketch.Sequential, .. Enumerable.Range(1, 18).Select(number => new Sketch($"contender{number}", 0.13) { Strategy = "eventloop" })]));

    [Fact]
    public void Write_NamesOfTheGreatestLength_StillFitsIntoTheLine() => AssertSaid(
        """
        Use bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: 0.181 s, 11.7x as fast.
        Times are from exec to exit. For other bounds, add -m 1,10,100.
        """,
        Sketch.Rounds(5, 7, Sketch.Peer(new string('a', 40), 2.05), Sketch.Peer(new string('b', 40), 0.13)));

    private static void AssertSaid(string text, RoundResults results)
    {
        var said = string.Join('\n', ComparisonAnalyst.Analyse(results).Verdict);
        Assert.True(text == said, said);
    }
}
