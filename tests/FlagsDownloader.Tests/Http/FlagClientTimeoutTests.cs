using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>
/// Timeouts end a wait for a socket. Tests in which no response has to be in time use the real clock.
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

    public static MatrixTheoryData<CallMode, string> StallsInAllModes => new(Enum.GetValues<CallMode>(), Stalls.Keys);

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(StallsInAllModes))]
    public async Task Get_AServerThatStalls_TimesOutThere(CallMode mode, string where)
    {
        var (answer, phase) = Stalls[where];
        using var server = new ScriptedServer(answer);
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromSeconds(100) }, time);
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, TestContext.Current.CancellationToken);
        Eventually.True(() => server.Requests.Count == 1 && timeline.Phase == phase, $"the request waits {where}");
        time.Advance(TimeSpan.FromSeconds(99));
        Assert.False(fetch.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(2));
        var (fetched, elapsed) = await Timed.RunAsync(() => fetch);

        Assert.Equal((DownloadStatus.Error, phase, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal("timed out after 100 s", fetched.Result.Error!.Message);
        Assert.InRange(elapsed, TimeSpan.Zero, Promptly);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AServerThatTakesNoConnections_TimesOutConnecting(CallMode mode)
    {
        using var listener = new FullListener();
        using var client = new ClientUnderTest(Options);

        var (fetched, elapsed) = await Timed.RunAsync(() => client.FetchAsync(mode, listener.Address));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.InRange(elapsed, Options.AttemptTimeout * 0.9, Promptly);
    }

    // The clock of the attempt does not advance, so that the handler's own connect timeout expires first. That may also happen by chance.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_HandlerTimesOutFirst_IsATimeoutToo(CallMode mode)
    {
        using var listener = new FullListener();
        using var client = new ClientUnderTest(Options, new FakeTime());

        var fetched = await client.FetchAsync(mode, listener.Address);

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal(Message, fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AServerThatStallsInTheTlsHandshake_TimesOutThere(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromSeconds(100) }, time);
        var fetch = client.FetchAsync(mode, new Uri($"https://127.0.0.1:{server.Port}/br.gif"));
        Eventually.True(() => server.Requests.Count == 1, "the handshake begins");
        time.Advance(TimeSpan.FromSeconds(101));

        var fetched = await fetch;

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Tls, DownloadCause.TimedOut, null, 1), fetched.Summary);
        Assert.Equal("timed out after 100 s", fetched.Result.Error!.Message);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(StallsInAllModes))]
    public async Task Get_AStallThenAnAnswer_IsOkAtTheSecondAttempt(CallMode mode, string where)
    {
        var (answer, phase) = Stalls[where];
        using var server = new ScriptedServer(answer, ScriptedAnswer.Ok(Gif.Pixel));
        // The test advances the clock: on a busy machine, a correct response may take longer than a short timeout.
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
    [MemberData(nameof(AllModes))]
    public async Task Get_AServerThatAlwaysStalls_EndsWithTheTotalTimeout(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Silent);
        var time = new FakeTime { JumpsOver = wait => wait < TimeSpan.FromSeconds(1) };
        using var client = new ClientUnderTest(Options with { AttemptTimeout = TimeSpan.FromSeconds(100), Retries = 2 }, time);
        var timeline = client.NewTimeline();
        var fetch = client.FetchAsync(mode, server.At("br/br.gif"), timeline, TestContext.Current.CancellationToken);
        foreach (var attempt in (int[])[1, 2])
        {
            AwaitRequest(attempt);
            time.Advance(TimeSpan.FromSeconds(101));
        }

        // The third attempt has 98 s left of 300.
        AwaitRequest(3);
        time.Advance(TimeSpan.FromSeconds(97));
        Assert.False(fetch.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(2));
        var (fetched, elapsed) = await Timed.RunAsync(() => fetch);

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.TimedOut, null, 3), fetched.Summary);
        // The timeout of an attempt, also if the total timeout ended the last one: one cause for all such items.
        Assert.Equal("timed out after 100 s", fetched.Result.Error!.Message);
        Assert.InRange(elapsed, TimeSpan.Zero, Promptly);

        void AwaitRequest(int attempt) => Eventually.True(
            () => server.Requests.Count == attempt && timeline.Phase == DownloadPhase.Headers, $"request {attempt} waits");
    }
}
