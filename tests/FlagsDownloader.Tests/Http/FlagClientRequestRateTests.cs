using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The most requests in a second, by a clock that the test advances.</summary>
public sealed class FlagClientRequestRateTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Timers count whole milliseconds.
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(1);

    private static readonly FlagClientOptions Options = new()
    {
        AttemptTimeout = TimeSpan.FromHours(1),
        Retries = 3,
        BackoffBase = TimeSpan.Zero,
        RequestRate = 0.5,
    };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ManyAtOnce_BeginExactlyAnIntervalApart(CallMode mode)
    {
        const int Count = 5;
        var waits = 0;
        var time = new FakeTime { JumpsOver = wait => wait == Interval && Interlocked.Increment(ref waits) < 0 };
        var begins = new List<TimeSpan>();
        using var server = NewServer(time, begins);
        using var client = new ClientUnderTest(Options, time);

        var fetches = Enumerable.Range(0, Count).Select(item => client.FetchAsync(mode, server.At($"{item}.gif"))).ToList();
        for (var sent = 1; sent < Count; sent++)
        {
            var expected = sent;
            // Moved before the next one waits, the clock would have both: an interval has passed, and the wait begins only then.
            Eventually.True(() => CountOf(begins) >= expected && Volatile.Read(ref waits) >= expected, $"{expected} requests have arrived, and the next one waits");
            time.Advance(Interval - Lateness);
            Assert.Equal(expected, CountOf(begins));
            time.Advance(Lateness);
        }

        Assert.All(await Task.WhenAll(fetches), fetched => Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary));
        Assert.Equal(Enumerable.Range(0, Count).Select(number => Interval * number), begins);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_OneAfterTheOther_BeginAnIntervalApart(CallMode mode)
    {
        var time = NewTime();
        var begins = new List<TimeSpan>();
        using var server = NewServer(time, begins);
        using var client = new ClientUnderTest(Options, time);

        for (var item = 0; item < 4; item++)
        {
            Assert.Equal((DownloadStatus.Ok, null, null, null, 1), (await client.FetchAsync(mode, server.At($"{item}.gif"))).Summary);
        }

        AssertAnIntervalApart(begins, 4);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetriesAndRedirects_WaitForTheirTurnToo(CallMode mode)
    {
        var time = NewTime();
        var begins = new List<TimeSpan>();
        using var server = NewServer(
            time,
            begins,
            ScriptedAnswer.Status(500, "Oh"),
            ScriptedAnswer.Status(302, "Found", "Location: /flags/there.gif"),
            ScriptedAnswer.Status(302, "Found", "Location: /flags/elsewhere.gif"),
            ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), (await client.FetchAsync(mode, server.At("br.gif"))).Summary);

        AssertAnIntervalApart(begins, 4);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_SentAgainOverAnotherConnection_WaitsForItsTurnToo(CallMode mode)
    {
        var time = NewTime();
        var begins = new List<TimeSpan>();
        using var server = NewServer(time, begins, ScriptedAnswer.Ok(Gif.Pixel), ScriptedAnswer.Closed, ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, time);
        await client.FetchAsync(mode, server.At("br.gif"));

        var second = await client.FetchAsync(mode, server.At("cn.gif"));

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), second.Summary);
        Assert.Equal(1, second.Timeline.Reconnects);
        AssertAnIntervalApart(begins, 3);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_SeveralHosts_ShareTheRate(CallMode mode)
    {
        var time = NewTime();
        var begins = new List<TimeSpan>();
        using var server = NewServer(time, begins);
        using var other = NewServer(time, begins);
        using var client = new ClientUnderTest(Options, time);

        foreach (var each in new[] { server, other, server, other })
        {
            await client.FetchAsync(mode, each.At("br.gif"));
        }

        AssertAnIntervalApart(begins, 4);
    }

    public static MatrixTheoryData<CallMode, bool> TimeoutsInAllModes => new(Enum.GetValues<CallMode>(), [false, true]);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(TimeoutsInAllModes))]
    public async Task Get_TheTotalTimeEndsBeforeItsTurn_IsATimeoutWithoutAnAttempt(CallMode mode, bool limitsIdleTimeOnly)
    {
        var waits = 0;
        var time = new FakeTime { JumpsOver = wait => wait > TimeSpan.FromHours(2) && Interlocked.Increment(ref waits) < 0 };
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options with { RequestRate = 0.0001, Retries = 0, LimitsIdleTimeOnly = limitsIdleTimeOnly }, time);
        await client.FetchAsync(mode, server.At("br.gif"));
        var late = client.FetchAsync(mode, server.At("cn.gif"));
        Eventually.True(() => Volatile.Read(ref waits) > 0, "the second waits for its turn");

        time.Advance(TimeSpan.FromHours(1.01));
        var fetched = await late;

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.TimedOut, null, 0), fetched.Summary);
        Assert.Equal("timed out after 3600 s, not asked: no more than 0.0001 requests a second", fetched.Result.Error!.Message);
        Assert.Single(server.Requests);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_CancelledBeforeItsTurn_GivesTheTurnToTheNext(CallMode mode)
    {
        var waits = 0;
        var time = new FakeTime { JumpsOver = wait => wait == Interval && Interlocked.Increment(ref waits) < 0 };
        var begins = new List<TimeSpan>();
        using var server = NewServer(time, begins);
        using var client = new ClientUnderTest(Options, time);
        using var cancel = new CancellationTokenSource();
        await client.FetchAsync(mode, server.At("br.gif"));
        var cancelled = client.FetchAsync(mode, server.At("cn.gif"), cancel.Token);
        Eventually.True(() => Volatile.Read(ref waits) == 1, "the second has the turn");
        var third = client.FetchAsync(mode, server.At("us.gif"));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Eventually.True(() => Volatile.Read(ref waits) == 2, "the third has the turn");
        time.Advance(Interval);

        Assert.Equal(DownloadStatus.Ok, (await third).Result.Status);
        Assert.Equal([TimeSpan.Zero, Interval], begins);
    }

    private static FakeTime NewTime() => new() { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) };

    // Records when requests arrive. The last answer is that to all further requests.
    private static ScriptedServer NewServer(FakeTime time, List<TimeSpan> begins, params ScriptedAnswer[] script) => new(request =>
    {
        lock (begins)
        {
            begins.Add(time.GetUtcNow() - FakeTime.Epoch);
        }

        return script.Length == 0 ? ScriptedAnswer.Ok(Gif.Pixel) : script[Math.Min(request.Number, script.Length) - 1];
    });

    private static int CountOf(List<TimeSpan> begins)
    {
        lock (begins)
        {
            return begins.Count;
        }
    }

    private static void AssertAnIntervalApart(List<TimeSpan> begins, int count)
    {
        Assert.Equal(count, begins.Count);
        Assert.All(begins.Zip(begins.Skip(1), (before, after) => after - before), gap => Assert.InRange(gap, Interval, Interval + Lateness));
    }
}
