using System.Text;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Comparison.Servers;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class RoundRunnerTests : IDisposable
{
    private const string Download = "printf content > files/BR.gif; cat document";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTime _time = new();
    private readonly ScriptedServer _scripted;
    private readonly List<(string Key, int Items)> _started = [];
    private readonly Progress _progress = new();

    public RoundRunnerTests() => _scripted = new ScriptedServer(Answer);

    public void Dispose()
    {
        _scripted.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_TwoContenders_WarmsUpBothAndInterleavesThem()
    {
        var outcome = await Run(3, Strategy("first", Download), Strategy("second", Download));

        Assert.Null(outcome.Failure);
        Assert.Equal([("first@2", 1), ("second@2", 1)], _started.Take(2));
        Assert.Equal(6, _started.Count - 2);
        Assert.All(_started.Skip(2).Chunk(2), round => Assert.Equal(["first@2", "second@2"], round.Select(run => run.Key).Order(StringComparer.Ordinal)));
        Assert.Equal([1, 1, 2, 2, 3, 3], outcome.Results.Runs.Select(run => run.Round));
        Assert.Equal([1, 2, 1, 2, 1, 2], outcome.Results.Runs.Select(run => run.Position));
    }

    [Fact]
    public async Task Run_EachRun_BeginsWithAResetOfTheServer()
    {
        await Run(2, Strategy("first", Download), Strategy("second", Download));

        Assert.Equal(6, _scripted.Requests.Count(request => request.Target == "/reset"));
    }

    [Fact]
    public async Task Run_AStrategy_IsMeasuredFromInsideAndOutside()
    {
        var outcome = await Run(1, Strategy("first", Download));

        var run = Assert.Single(outcome.Results.Runs);
        Assert.Equal(0.15, run.DownloadSeconds);
        Assert.Equal(12, run.PeakThreads);
        Assert.Equal(50_000_000, run.PeakMemoryBytes);
        Assert.Equal((1, 0, 0, 7), (run.Ok, run.NotFound, run.Errors, run.Bytes));
        Assert.Equal((5, 4), (run.Requests, run.PeakInFlight));
        Assert.True(run.ProcessSeconds > 0);
        Assert.NotNull(run.CpuSeconds);
        Assert.Equal("eventloop", run.Document?.Strategy);
    }

    [Fact]
    public async Task Run_StrategyLeavesAnotherFile_CountsItAsWrong()
    {
        var outcome = await Run(1, Strategy("first", "printf other > files/BR.gif; cat document"));

        var run = Assert.Single(outcome.Results.Runs);
        Assert.Equal((0, 1, 1), (run.Ok, run.Errors, run.WrongFiles));
        Assert.Equal(["first left 1 file that is not what the server has."], outcome.Results.Notes);
    }

    [Fact]
    public async Task Run_APeer_IsMeasuredByTheServerAndItsFolder()
    {
        var outcome = await Run(1, Peer("peer", "printf content > files/any; exit 3"));

        var run = Assert.Single(outcome.Results.Runs);
        Assert.Null(run.DownloadSeconds);
        Assert.Equal((1, 0, 7), (run.Ok, run.Errors, run.Bytes));
        Assert.Equal(0.2, Assert.Single(run.Served!).DelaySeconds);
        Assert.Equal(0.2, run.IdealSeconds!.Value, 6);
        Assert.Equal(["peer ended with exit code 3 in 1 of 1 rounds."], outcome.Results.Notes);
    }

    [Fact]
    public async Task Run_StrategyCannotRun_EndsWithItsMessage()
    {
        var outcome = await Run(2, Strategy("first", "echo 'flags: no' >&2; exit 2"));

        Assert.Equal("first -m 2 ended with exit code 2: flags: no", outcome.Failure);
        Assert.Empty(outcome.Results.Runs);
    }

    [Fact]
    public async Task Run_AFailureInALaterRound_KeepsTheCompleteRounds()
    {
        var outcome = await Run(3, Strategy("first", $"if [ -e ../../round-2 ]; then exit 9; fi; {Download}"), Strategy("second", Download));

        Assert.StartsWith("first -m 2 ended with exit code 9", outcome.Failure, StringComparison.Ordinal);
        Assert.Equal([1, 1], outcome.Results.Runs.Select(run => run.Round));
    }

    [Fact]
    public async Task Run_ManyRounds_DrawsOneOfEach()
    {
        var outcome = await Run(5, Strategy("first", Download), Peer("peer", "true"));

        Assert.Single(outcome.Results.RunsOf(0), run => run.Document is not null);
        Assert.Single(outcome.Results.RunsOf(1), run => run.Served is not null);
    }

    [Fact]
    public async Task Run_Interrupted_KeepsTheCompleteRounds()
    {
        using var source = new CancellationTokenSource();
        _progress.Seen = progress =>
        {
            if (progress.Round == 3)
            {
                source.Cancel();
            }
        };

        var outcome = await Run(5, [Strategy("first", Download)], source.Token);

        Assert.True(outcome.Interrupted);
        Assert.Equal([1, 2], outcome.Results.Runs.Select(run => run.Round));
    }

    [Fact]
    public async Task Run_Progress_HasTheRemainingTime()
    {
        await Run(3, [Strategy("first", Download), Strategy("second", Download)], TestContext.Current.CancellationToken, _time);

        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], _progress.All.Select(progress => progress.Round));
        Assert.Equal([0, 0, 0, 1, 2, 3, 4, 5], _progress.All.Select(progress => progress.RunsDone));
        Assert.All(_progress.All.Take(4), progress => Assert.Null(progress.Left));
        // Each run takes a second of the clock.
        Assert.Equal([4, 3, 2, 1], _progress.All.Skip(4).Select(progress => progress.Left!.Value.TotalSeconds));
    }

    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        switch (request.Target)
        {
            case "/health":
                return Json("""{"server":"flags-server","profile":"LOCAL","delay":"0","error_rate":0,"seed":0,"pad_to":0}""");
            case "/stats":
                return Json("""{"requests":5,"in_flight":0,"peak_in_flight":4}""");
            case "/requests":
                return Json(
                    """
                    {"reset_at":"2001-02-03T04:05:06Z","dropped":0,"requests":[
                    {"target":"/flags/br/br.gif","attempt":1,"connection":1,"arrived_seconds":1,"answered_seconds":1.2,"status":200,"actual_ms":200,"bytes":7}]}
                    """);
            case "/reset":
                // Once for each run.
                _time.Advance(TimeSpan.FromSeconds(1));
                return ScriptedAnswer.Status(204, "No Content");
            default:
                return request.Target.StartsWith("/flags", StringComparison.Ordinal)
                    ? ScriptedAnswer.Ok("content"u8.ToArray()) : ScriptedAnswer.Status(204, "No Content");
        }
    }

    private static ScriptedAnswer Json(string text) => ScriptedAnswer.Ok(Encoding.UTF8.GetBytes(text));

    private ShellProgram Strategy(string name, string command) =>
        new(new Contender(name, 2) { Strategy = "eventloop", Awaits = true }, command, _started);

    private ShellProgram Peer(string name, string command) => new(new Contender(name, 2) { Command = command }, command, _started);

    private Task<RoundOutcome> Run(int rounds, params ContenderProgram[] programs) =>
        Run(rounds, programs, TestContext.Current.CancellationToken);

    private async Task<RoundOutcome> Run(
        int rounds, ContenderProgram[] programs, CancellationToken cancellationToken, TimeProvider? time = null)
    {
        var site = FlagSite.Parse(_scripted.Address.AbsoluteUri);
        CountryCode[] codes = [CountryCode.Parse("BR")];
        await using var services = new ServiceCollection()
            .AddFlagClient(new FlagClientOptions { Retries = 0, UseProxy = false })
            .Services.BuildServiceProvider();
        var workload = new FlagWorkload(site, codes, 1);
        var download = new ReferenceDownload(services.GetRequiredService<FlagClient>(), _folder.At("reference"), bound: 1, TimeProvider.System);
        var reference = ReferenceFiles.Fetch(download, workload, cancellationToken);
        using var server = TestServer.Open(site.BaseAddress, useProxy: false, cancellationToken);
        var plan = new RoundPlan
        {
            Work = new Work { Site = site.Label, Address = site.BaseAddress.AbsoluteUri, Codes = 1 },
            Workload = workload,
            Programs = programs,
            Budget = new RoundBudget(rounds),
            Seed = 0,
            Folder = _folder.FullName,
        };
        return new RoundRunner(plan, server, reference, time ?? TimeProvider.System, _progress).Run(cancellationToken);
    }

    private sealed class Progress : IRoundObserver
    {
        public Action<RoundProgress>? Seen { get; set; }

        public List<RoundProgress> All { get; } = [];

        public void Running(RoundProgress progress)
        {
            All.Add(progress);
            Seen?.Invoke(progress);
        }
    }
}
