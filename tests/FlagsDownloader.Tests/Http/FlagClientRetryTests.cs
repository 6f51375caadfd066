using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The waits between attempts, on a clock that skips them.</summary>
public sealed class FlagClientRetryTests
{
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 3 };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_503Then200_IsOkAtTheSecondAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable(), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.InRange(Assert.Single(time.Waits), TimeSpan.Zero, Options.BackoffBase);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AConnectionLostThen200_IsOkAtTheSecondAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Cut(Gif.Pixel[..5], Gif.Pixel.Length), ScriptedAnswer.Ok(Gif.Pixel));

        var fetched = await FetchAsync(server, mode, NewTime());

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.True(fetched.Result.Content.Span.SequenceEqual(Gif.Pixel));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterInSeconds_IsWaitedFor(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 17"), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.Equal([TimeSpan.FromSeconds(17)], time.Waits);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterAsADate_IsWaitedFor(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable($"{FakeTime.Epoch.AddSeconds(42):R}"), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.Equal([TimeSpan.FromSeconds(42)], time.Waits);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterThatIsPast_IsNotWaitedFor(CallMode mode)
    {
        using var server = new ScriptedServer(
            Unavailable($"{FakeTime.Epoch.AddDays(-1):R}"), Unavailable("0"), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 3), fetched.Summary);
        Assert.Empty(time.Waits);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_InvalidRetryAfter_IsBackedOff(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable("soon"), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.InRange(Assert.Single(time.Waits), TimeSpan.Zero, Options.BackoffBase);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterBeyondTheTotalTimeout_IsFinal(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable("14401"), ScriptedAnswer.Ok(Gif.Pixel)); // 4 attempts of 3600 s.

        var fetched = await FetchAsync(server, mode, NewTime());

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 503, 1), fetched.Summary);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterOfMoreThan31Bits_IsBeyondTheTotalTimeout(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable("99999999999"), ScriptedAnswer.Ok(Gif.Pixel));

        var fetched = await FetchAsync(server, mode, NewTime());

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 503, 1), fetched.Summary);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetryAfterBeyondWhatIsLeftOfTheTotalTimeout_IsFinal(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable("700"));
        var time = new FakeTime { JumpsOver = wait => wait == TimeSpan.FromSeconds(700) };

        var fetched = await FetchAsync(server, mode, time, Options with { AttemptTimeout = TimeSpan.FromSeconds(500) });

        // 4 attempts of 500 s have room for two such waits.
        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 503, 3), fetched.Summary);
        Assert.Equal(2, time.Waits.Count);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RetriesExhausted_IsTheLastFailure(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable(), ScriptedAnswer.Closed, Unavailable(), ScriptedAnswer.Status(500, "Oh"));
        var time = NewTime();

        var fetched = await FetchAsync(server, mode, time);

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 500, 4), fetched.Summary);
        Assert.Equal(3, time.Waits.Count);
        Assert.All(time.Waits.Index(), wait => Assert.InRange(wait.Item, TimeSpan.Zero, Options.BackoffBase * Math.Pow(2, wait.Index)));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_NoRetries_IsTheFirstFailure(CallMode mode)
    {
        using var server = new ScriptedServer(Unavailable("1"), ScriptedAnswer.Ok(Gif.Pixel));

        var fetched = await FetchAsync(server, mode, NewTime(), Options with { Retries = 0 });

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 503, 1), fetched.Summary);
    }

    private static FakeTime NewTime() => new() { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) };

    private static ScriptedAnswer Unavailable(string? retryAfter = null) => ScriptedAnswer.Status(
        503, "Service Unavailable", retryAfter is null ? [] : [$"Retry-After: {retryAfter}"]);

    private static async Task<Fetched> FetchAsync(
        ScriptedServer server, CallMode mode, FakeTime time, FlagClientOptions? options = null)
    {
        using var client = new ClientUnderTest(options ?? Options, time);
        return await client.FetchAsync(mode, server.At("br/br.gif"));
    }
}
