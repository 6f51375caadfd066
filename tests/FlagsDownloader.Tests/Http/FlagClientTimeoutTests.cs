using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>
/// Timeouts end a wait for a socket. On the real clock where no answer has to be in time before.
/// </summary>
public sealed class FlagClientTimeoutTests
{
    private const string Message = "timed out after 1.5 s";

    // A busy machine is late. A request without its timeout never ends.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    private static readonly FlagClientOptions Options = new()
    {
        // Thirty times as long as a connection takes here.
        AttemptTimeout = TimeSpan.FromSeconds(1.5),
        Retries = 0,
        BackoffBase = TimeSpan.FromMilliseconds(1),
    };

    private static readonly Dictionary<string, (ScriptedAnswer Answer, DownloadPhase Phase)> Stalls = new(StringComparer.Ordinal)
    {
        ["before the answer"] = (ScriptedAnswer.Silent, DownloadPhase.Headers),
        ["in the headers"] = (ScriptedAnswer.StalledHead, DownloadPhase.Headers),
        ["in the body"] = (ScriptedAnswer.StalledBody(Gif.Pixel[..10], 100), DownloadPhase.Body),
    };

    public static MatrixTheoryData<CallMode, string> StallsInBothModes => new(Enum.GetValues<CallMode>(), Stalls.Keys);

    public static TheoryData<CallMode> BothModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(StallsInBothModes))]
    public async Task Get_AServerThatStalls_TimesOutThere(CallMode mode, string where)
    {
        var (answer, phase) = Stalls[where];
        using var server = new ScriptedServer(answer);
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromSeconds(100) }, time);
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, TestContext.Current.CancellationToken);
        Eventually.True(() => server.Requests.Count == 1 && timeline[DownloadStep.Answered].Reached == (phase == DownloadPhase.Body), $"the request waits {where}");
        time.Advance(TimeSpan.FromSeconds(99));
        Assert.False(fetch.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(2));
        var (fetched, elapsed) = await Timed.RunAsync(() => fetch);

        Assert.Equal((DownloadStatus.Error, phase, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal("timed out after 100 s", fetched.Result.Error!.Message);
        Assert.InRange(elapsed, TimeSpan.Zero, Promptly);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(BothModes))]
    public async Task Get_AServerThatTakesNoConnections_TimesOutConnecting(CallMode mode)
    {
        using var listener = new FullListener();
        using var client = new ClientUnderTest(Options);

        var (fetched, elapsed) = await Timed.RunAsync(() => client.FetchAsync(mode, listener.Address));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.InRange(elapsed, Options.AttemptTimeout * 0.9, Promptly);
    }

    // The clock of the attempt does not move, so that the handler's own limit on connecting comes first. That may also happen by chance.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(BothModes))]
    public async Task Get_TheHandlerGivesUpConnectingFirst_IsATimeoutToo(CallMode mode)
    {
        using var listener = new FullListener();
        using var client = new ClientUnderTest(Options, new FakeTime());

        var fetched = await client.FetchAsync(mode, listener.Address);

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal(Message, fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(BothModes))]
    public async Task Get_AServerThatStallsInTheTlsHandshake_TimesOutThere(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, new Uri($"https://127.0.0.1:{server.Port}/br.gif"));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Tls, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal(Message, fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(StallsInBothModes))]
    public async Task Get_AStallThenAnAnswer_IsOkAtTheSecondAttempt(CallMode mode, string where)
    {
        var (answer, phase) = Stalls[where];
        using var server = new ScriptedServer(answer, ScriptedAnswer.Ok(Gif.Pixel));
        // The test moves the clock: on a busy machine the good answer may take longer than a short timeout too.
        var time = new FakeTime { JumpsOver = wait => wait < TimeSpan.FromSeconds(1) };
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromSeconds(100), Retries = 4 }, time);
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, TestContext.Current.CancellationToken);
        Eventually.True(() => server.Requests.Count == 1 && timeline[DownloadStep.Answered].Reached == (phase == DownloadPhase.Body), $"the request waits {where}");
        time.Advance(TimeSpan.FromSeconds(101));

        var fetched = await fetch;

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.True(fetched.Result.Content.Span.SequenceEqual(Gif.Pixel));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(BothModes))]
    public async Task Get_AServerThatAlwaysStalls_EndsWithTheTotalTimeout(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        using var client = new ClientUnderTest(Options with { Retries = 2 });

        var (fetched, elapsed) = await Timed.RunAsync(() => client.FetchAsync(mode, server.At("br/br.gif")));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.TimedOut, null, 3), fetched.Summary);
        // The time of an attempt, also where the total time ended the last one: one cause for all such items.
        Assert.Equal(Message, fetched.Result.Error!.Message);
        Assert.InRange(elapsed, Options.AttemptTimeout * 2.7, Promptly);
    }
}
