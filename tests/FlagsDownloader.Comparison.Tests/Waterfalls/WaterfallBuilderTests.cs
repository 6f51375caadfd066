using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

public sealed class WaterfallBuilderTests
{
    [Fact]
    public void Create_RandomRuns_KeepTheRulesOfTheModelWithinTheBound()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var document = new RandomDocuments(seed).Next();
            var waterfall = Draw(RandomResults.Run(document));
            WaterfallRules.Check(waterfall);
            Assert.Equal(document.Outcomes.Count, waterfall.Bars.Count);
            Assert.InRange(waterfall.Lanes, Math.Min(1, document.Outcomes.Count), document.Options.Bound);
        }
    }

    [Fact]
    public void Create_DamagedRuns_KeepTheRulesOfTheModel()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var document = new RandomDocuments(seed).CreateDamaged();
            WaterfallRules.Check(Draw(RandomResults.Run(document) with { ProcessSeconds = 1, StartedAt = DateTimeOffset.MinValue }));
        }
    }

    [Fact]
    public void Create_RequestsOfTheServer_KeepTheRulesOfTheModel()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var waterfall = Draw(RandomResults.Peer(new Random(seed), 0, 1));
            WaterfallRules.Check(waterfall);
            Assert.True(waterfall.AsServerSaw);
            Assert.Null(waterfall.Awaits);
            Assert.Equal(60, waterfall.Bars.Count);
        }
    }

    [Fact]
    public void Create_RunWithEveryStep_DividesTheBarIntoItsPhases()
    {
        var waterfall = Draw(RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item() with { Attempts = 2 }), startUp: 10));

        Assert.Equal(10, waterfall.DownloadStart);
        Assert.Equal(19, waterfall.DownloadEnd);
        Assert.Equal(19.0625, waterfall.End);
        Assert.Equal(1, waterfall.Lanes);
        var bar = Assert.Single(waterfall.Bars);
        Assert.Equal((10, 11, 19), (bar.Queued, bar.Start, bar.End));
        Assert.Equal((200, "ok", 43L, 2), (bar.HttpStatus, bar.Status, bar.Bytes, bar.Attempts));
        Assert.Equal(
            [
                new(DownloadStep.Started, 11, 12, 22),
                new(DownloadStep.Attempted, 12, 13, 23),
                new(DownloadStep.Connected, 13, 14, 24),
                new(DownloadStep.Answered, 14, 15, 25),
                new(DownloadStep.Received, 15, 16, 26),
                new(DownloadStep.Saving, 16, 17, 27),
                new(DownloadStep.Saved, 17, 18, 28),
                new WaterfallSegment(DownloadStep.Finished, 18, 19, 29),
            ],
            bar.Segments);
        Assert.Equal(
            ["11 21 admitted", "12 22 started", "13 23 attempted", "14 24 sent", "15 25 answered", "16 26 received", "17 27 saving", "18 28 saved", "19 29 finished"],
            bar.Marks.Select(mark => $"{mark.Seconds} {mark.ThreadId} {mark.Step}"));
    }

    [Fact]
    public void Create_NewConnectionOverTls_ShowsTheHandshakeApart()
    {
        var item = PlainDocuments.Item();
        item = item with { Times = new StepsDocument<double?>(1, 2, 3, null, 3.25, 4, 5, 6, 7, 8, 9) };

        var bar = Assert.Single(Draw(RandomResults.Run(PlainDocuments.Create(item), startUp: 0)).Bars);

        Assert.Contains(bar.Segments, segment => (segment.Step, segment.Start, segment.End) == (DownloadStep.Connected, 3, 3.25));
        Assert.Contains(bar.Segments, segment => (segment.Step, segment.Start, segment.End) == (DownloadStep.Sent, 3.25, 4));
    }

    [Fact]
    public void Create_ConnectionOpenedByAnotherThread_ShowsTheWaitForItApart()
    {
        var item = PlainDocuments.Item();
        item = item with
        {
            Times = new StepsDocument<double?>(1, 2, 3, 3.75, 4, 4, 5, 6, 7, 8, 9),
            ThreadIds = new StepsDocument<int?>(1, 1, 1, 99, 1, 1, 1, 1, 1, 1, 1),
        };

        var bar = Assert.Single(Draw(RandomResults.Run(PlainDocuments.Create(item), startUp: 0)).Bars);

        Assert.Contains(new WaterfallSegment(DownloadStep.Opening, 3, 3.75, ThreadId: null), bar.Segments);
        Assert.Contains(new WaterfallSegment(DownloadStep.Connected, 3.75, 4, ThreadId: 1), bar.Segments);
        // That thread does not run the request's code.
        Assert.DoesNotContain(bar.Marks, mark => mark.ThreadId == 99);
    }

    // Of several attempts, the last one is shown.
    [Fact]
    public void Create_RunThatTheServerSawToo_HasConnectionsAndStreams()
    {
        ServedRequest Request(int attempt, int connection) => new("/flags/br/br.gif", attempt, connection, 1, 2, 200, 0, 43)
        {
            Protocol = "HTTP/2",
            Stream = (attempt * 2) - 1,
        };
        var run = RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item())) with { Served = [Request(1, 1), Request(2, 7)] };

        var waterfall = Draw(run);

        var bar = Assert.Single(waterfall.Bars);
        Assert.Equal((7, 3, "HTTP/2"), (bar.Connection, bar.Stream, bar.Protocol));
        Assert.Equal((1, false), (waterfall.Connections, waterfall.AsServerSaw));
    }

    [Fact]
    public void Create_AnItemThatNeededOneAttempt_WasNotRetrying()
    {
        var bar = Assert.Single(Draw(RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item()))).Bars);

        Assert.DoesNotContain(bar.Segments, segment => segment.Step == DownloadStep.Attempted);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Create_ItemWithAName_DoesNotCountThatRequestAsARetry(int attempts, bool isRetried)
    {
        var document = PlainDocuments.Create(PlainDocuments.Item() with { Attempts = attempts });
        document = document with { Options = document.Options with { WithNames = true } };

        var bar = Assert.Single(Draw(RandomResults.Run(document)).Bars);
        Assert.Equal(isRetried, bar.Segments.Any(segment => segment.Step == DownloadStep.Attempted));
    }

    [Theory]
    [InlineData(1, "connect", DownloadStep.Started)]
    [InlineData(3, "connect", DownloadStep.Connected)]
    [InlineData(4, "headers", DownloadStep.Answered)]
    [InlineData(5, "headers", DownloadStep.Finished)]
    [InlineData(5, "body", DownloadStep.Received)]
    [InlineData(6, "verify", DownloadStep.Finished)]
    [InlineData(6, "save", DownloadStep.Saving)]
    [InlineData(7, "save", DownloadStep.Saved)]
    public void Create_InterruptedItem_EndsInItsCurrentPhase(int steps, string phase, DownloadStep expected)
    {
        var item = PlainDocuments.Item(steps) with { Status = "error", Error = new ErrorDocument(phase, "timed_out", "too slow", null) };

        var bar = Assert.Single(Draw(RandomResults.Run(PlainDocuments.Create(item))).Bars);

        Assert.Equal(expected, bar.Segments[^1].Step);
        Assert.Equal(bar.End, bar.Segments[^1].End);
        Assert.Equal("too slow", bar.Error);
        Assert.Null(bar.HttpStatus);
    }

    [Fact]
    public void Create_ARunWhoseProcessIsNotKnown_CountsFromTheDownload()
    {
        var waterfall = Draw(RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item())) with { StartedAt = null });

        Assert.Equal((0, 9, 9), (waterfall.DownloadStart, waterfall.DownloadEnd, waterfall.End));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void Create_ARunWhoseClockWasSet_CountsFromTheDownload(double startUp)
    {
        var run = RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item()), startUp: startUp) with { ProcessSeconds = 10 };

        var waterfall = Draw(run);

        Assert.Equal((0, 9, 10), (waterfall.DownloadStart, waterfall.DownloadEnd, waterfall.End));
    }

    [Fact]
    public void Create_ARequestThatTheServerSaw_IsABarOfWaiting()
    {
        var run = RandomResults.Peer(new Random(1), 0, 1) with
        {
            ProcessSeconds = 3,
            Served =
            [
                new ServedRequest("/flags/br/br.gif?copy=2", 1, 1, 0.5, 1.5, 200, 1, 43),
                new ServedRequest("/flags/cn/cn.gif", 2, 2, 0.75, null, null, 0.5, 0),
                new ServedRequest("/flags/xx/xx.gif", 1, 2, 1.25, 2.5, 404, 1, 9),
                new ServedRequest("/flags/in/in.gif", 1, 2, 2.5, 2.75, 503, 0.25, 9),
            ],
        };

        var waterfall = Draw(run);

        Assert.Equal((0.5, 2.75, 3, 2), (waterfall.DownloadStart, waterfall.DownloadEnd, waterfall.End, waterfall.Lanes));
        Assert.Equal(
            [
                "0 BR#2 0.5-1.5 ok 200 43 1 ",
                "1 CN 0.75-1.25 error  0 2 no answer",
                "1 XX 1.25-2.5 not_found 404 0 1 ",
                "0 IN 2.5-2.75 error 503 0 1 HTTP error 503",
            ],
            waterfall.Bars.Select(bar =>
                $"{bar.Lane} {bar.Label} {bar.Start}-{bar.End} {bar.Status} {bar.HttpStatus} {bar.Bytes} {bar.Attempts} {bar.Error}"));
        Assert.All(waterfall.Bars, bar => Assert.Equal(DownloadStep.Answered, Assert.Single(bar.Segments).Step));
        Assert.Equal("http://127.0.0.1:8000/flags/br/br.gif?copy=2", waterfall.Bars[0].Url);
    }

    [Fact]
    public void Create_ARunWithoutDetails_IsNone()
    {
        var results = new RoundResults(
            RandomResults.CreateWork(1),
            [new Contender("eventloop", 1) { Strategy = "eventloop" }],
            [RandomResults.Run(PlainDocuments.Create(PlainDocuments.Item())) with { Document = null }],
            []);

        Assert.Null(WaterfallBuilder.Create(results, 0, 1));
        Assert.Null(WaterfallBuilder.Create(results, 0, 2));
        Assert.Null(WaterfallBuilder.Create(results, 1, 1));
        Assert.Empty(WaterfallBuilder.CreateAll(results));
    }

    [Fact]
    public void CreateAll_SeveralRounds_ShowsTheRunNearestTheMedianOfEach()
    {
        var results = RandomResults.Create(seed: 1, rounds: 5);

        var waterfalls = WaterfallBuilder.CreateAll(results);

        Assert.Equal([0, 1, 2], waterfalls.Select(waterfall => waterfall.Contender));
        foreach (var waterfall in waterfalls)
        {
            var byTime = results.RunsOf(waterfall.Contender).OrderBy(run => run.DownloadSeconds ?? run.ProcessSeconds).ToList();
            Assert.Equal(byTime[2].Round, waterfall.Round);
        }
    }

    private static Waterfall Draw(MeasuredRun run)
    {
        var contender = new Contender("eventloop", run.Document?.Options.Bound ?? 100);
        var results = new RoundResults(RandomResults.CreateWork(20), [contender], [run], []);
        var waterfall = WaterfallBuilder.Create(results, 0, 1);
        Assert.NotNull(waterfall);
        return waterfall;
    }
}
