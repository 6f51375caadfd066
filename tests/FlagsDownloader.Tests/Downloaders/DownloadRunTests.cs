using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Http;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The download of one item, blocking and awaiting: the sequential strategy blocks, the event loop awaits.</summary>
public sealed class DownloadRunTests : IDisposable
{
    private static readonly CountryCode[] Brazil = [CountryCode.Parse("BR")];

    private readonly FakeTime _time = new();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> BothModes => ["sequential", "eventloop"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_WithAName_TheStepsAreTheFlags(string strategy)
    {
        using var server = new ScriptedServer(request =>
        {
            var isName = request.Target.EndsWith(".json", StringComparison.Ordinal);
            _time.Advance(TimeSpan.FromSeconds(isName ? 5 : 1));
            return isName ? ScriptedAnswer.Ok([.. "{\"country\": \"Brazil\"}"u8]) : ScriptedAnswer.Ok(Gif.Pixel);
        });

        var outcome = Assert.Single(Run(strategy, Contract.Items(server.Address, Brazil, withNames: true)).Outcomes);

        Assert.Equal(("Brazil.gif", 2), (outcome.FileName, outcome.Timeline.Attempts));
        Assert.Equal(0, Seconds(outcome.Timeline[DownloadStep.Started], outcome.Timeline[DownloadStep.Attempted])); // No retry.
        Assert.Equal(1, Seconds(outcome.Timeline[DownloadStep.Attempted], outcome.Timeline[DownloadStep.Received]));
        Assert.Equal(5, Seconds(outcome.Timeline[DownloadStep.Received], outcome.Timeline[DownloadStep.Saving]));
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_WithoutACheck_SavesAnyContent(string strategy)
    {
        using var server = new ScriptedServer(_ => ScriptedAnswer.Ok([.. "any"u8]));

        var outcome = Assert.Single(Run(strategy, [new DownloadItem("label", server.At("any.txt"), "any.txt")]).Outcomes);

        Assert.Equal((DownloadStatus.Ok, "any.txt"), (outcome.Status, outcome.FileName));
        Assert.Equal("any", File.ReadAllText(_folder.At("any.txt")));
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_UnrequestedEncoding_IsNamedInTheError(string strategy)
    {
        using var server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            var content = request.Target.Contains("cn", StringComparison.Ordinal) ? [0x1F, 0x8B, 8, 0] : Gif.Pixel;
            conversation.Send($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {content.Length}\r\n\r\n");
            conversation.Send(content);
        }));

        var report = Run(strategy, Contract.Items(server.Address, "BR CN".Split(' ').Select(CountryCode.Parse)));

        Assert.Equal(DownloadStatus.Ok, report.Outcomes.Single(outcome => outcome.Label == "BR").Status);
        Assert.Equal(
            new DownloadError(
                DownloadPhase.Verify,
                DownloadCause.ContentWrong,
                "not a GIF: it does not begin with GIF87a or GIF89a; it came with Content-Encoding: gzip, which was not asked for"),
            report.Outcomes.Single(outcome => outcome.Label == "CN").Error);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_NoName_IsAnErrorAndNoFile(string strategy)
    {
        using var server = new ScriptedServer(request => request.Target switch
        {
            "/flags/br/metadata.json" => ScriptedAnswer.Status(404, "Not Found"),
            "/flags/cn/metadata.json" => ScriptedAnswer.Status(418, "I'm a teapot"),
            "/flags/de/metadata.json" => ScriptedAnswer.Ok([.. "{\"country\": \"..\"}"u8]),
            "/flags/fr/metadata.json" => ScriptedAnswer.Cut([.. "{\"coun"u8], 100),
            _ => ScriptedAnswer.Ok(Gif.Pixel),
        });
        var codes = "BR CN DE FR".Split(' ').Select(CountryCode.Parse);

        var report = Run(strategy, Contract.Items(server.Address, codes, withNames: true));

        Assert.Equal(
            [
                new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 404 (asking for the name)", 404),
                new DownloadError(DownloadPhase.Headers, DownloadCause.HttpStatus, "HTTP error 418 - I'm a teapot (asking for the name)", 418),
                new DownloadError(DownloadPhase.Verify, DownloadCause.NameUnusable, "the server's answer has no usable name"),
                new DownloadError(DownloadPhase.Body, DownloadCause.ContentCut, "the connection ended before the content was whole (asking for the name)"),
            ],
            report.Outcomes.OrderBy(outcome => outcome.Label).Select(outcome => outcome.Error));
        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_TheWrongContent_IsAnErrorAndNoFile(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok([.. "<html>Please log in</html>"u8]));

        var outcome = Assert.Single(Run(strategy, Contract.Items(server.Address, Brazil)).Outcomes);

        Assert.Equal((DownloadStatus.Error, 0, null), (outcome.Status, outcome.Bytes, outcome.FileName));
        Assert.Equal((DownloadPhase.Verify, DownloadCause.ContentWrong), (outcome.Error!.Phase, outcome.Error.Cause));
        Assert.Single(server.Requests);
        Assert.Empty(_folder.FileNames);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadOne_CheckThrows_IsAnErrorAndTheRunContinues(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        var items = Contract.Items(server.Address, CountryCodes.Pop20)
            .Select(item => item.Label == "BR" ? item with { Check = _ => throw new InvalidOperationException("oh") } : item)
            .ToList();

        var report = Run(strategy, items);

        Assert.Equal((19, 1), (report.Tally.Ok, report.Tally.Errors));
        Assert.Equal(
            new DownloadError(DownloadPhase.Verify, DownloadCause.Unexpected, "unexpected InvalidOperationException: oh"),
            report.Outcomes.Single(outcome => outcome.Label == "BR").Error);
    }

    [Theory]
    [MemberData(nameof(BothModes))]
    public void DownloadMany_NoItems_IsAnEmptyReport(string strategy)
    {
        var report = Run(strategy, []);

        Assert.Equal((new DownloadTally(0, 0, 0, 0, 0), 1), (report.Tally, report.Bound));
        Assert.Empty(report.Outcomes);
    }

    [Theory]
    [InlineData("threadpool")]
    [InlineData("whenall")]
    [InlineData("channel")]
    [InlineData("parallel")]
    [InlineData("blockingpool")]
    public void Report_FromManyThreads_CallsTheObserverOneAtATimeAndOnceForEach(string strategy)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        var observer = new OneAtATime();

        var report = Run(strategy, Contract.Items(server.Address, CountryCodes.All), observer);

        Assert.Equal(194, report.Tally.Ok);
        Assert.False(observer.WasEnteredTwice);
        Assert.Equal(CountryCodes.All.Select(code => code.ToString()), observer.Labels.Order(StringComparer.Ordinal));
        Assert.Equal(report.Outcomes.Select(outcome => outcome.Label), observer.Labels);
    }

    private DownloadReport Run(string strategy, IReadOnlyList<DownloadItem> items, IDownloadObserver? observer = null)
    {
        var options = new FlagClientOptions { Retries = 0, AttemptTimeout = TimeSpan.FromHours(1) };
        using var client = new ClientUnderTest(options, _time);
        return new DownloadSession(client.Client, new FlagStore(_folder.FullName), _time).DownloadMany(
            DownloaderCatalog.Find(strategy)!, items, requestedBound: 7, observer: observer);
    }

    private double Seconds(Mark from, Mark to) => _time.GetElapsedTime(from.Timestamp, to.Timestamp).TotalSeconds;

    private sealed class OneAtATime : IDownloadObserver
    {
        private int _inside;

        public List<string> Labels { get; } = [];

        public bool WasEnteredTwice { get; private set; }

        public void Finished(DownloadOutcome outcome)
        {
            WasEnteredTwice |= Interlocked.Increment(ref _inside) > 1;
            Labels.Add(outcome.Label);
            Thread.SpinWait(2000);
            Interlocked.Decrement(ref _inside);
        }
    }
}
