using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The most requests to a host at once.</summary>
public sealed class FlagClientRequestLimitTests
{
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 3, MaxRequestsPerHost = 1 };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_MoreAtOnceThanTheLimit_SendsTheNextWhenOneIsAnswered(CallMode mode)
    {
        const int Limit = 3;
        const int Count = 12;
        using var released = new SemaphoreSlim(0);
        using var server = new ScriptedServer(Held(released));
        using var client = new ClientUnderTest(Options with { MaxRequestsPerHost = Limit });

        var fetches = Enumerable.Range(0, Count).Select(item => client.FetchAsync(mode, server.At($"{item}.gif"))).ToList();
        for (var answered = 0; answered <= Count - Limit; answered++)
        {
            var expected = answered + Limit;
            Eventually.True(() => server.Requests.Count >= expected, $"{expected} requests are sent");
            Assert.Equal(expected, server.Requests.Count);
            released.Release();
        }

        released.Release(Limit);
        Assert.All(await Task.WhenAll(fetches), fetched => Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_OneHostIsBusy_AnotherIsAsked(CallMode mode)
    {
        using var released = new SemaphoreSlim(0);
        using var busy = new ScriptedServer(Held(released));
        using var free = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);
        var held = new[] { client.FetchAsync(mode, busy.At("br.gif")), client.FetchAsync(mode, busy.At("cn.gif")) };
        Eventually.True(() => busy.Requests.Count == 1, "one request is under way");

        Assert.Equal(DownloadStatus.Ok, (await client.FetchAsync(mode, free.At("br.gif"))).Result.Status);

        Assert.Single(busy.Requests);
        released.Release(2);
        Assert.All(await Task.WhenAll(held), fetched => Assert.Equal(DownloadStatus.Ok, fetched.Result.Status));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_WaitsForARetry_OthersAreSentMeanwhile(CallMode mode)
    {
        using var server = new ScriptedServer(request =>
            request is { Attempt: 1, Target: "/flags/br.gif" } ? ScriptedAnswer.Status(500, "Oh", "Retry-After: 60") : ScriptedAnswer.Ok(Gif.Pixel));
        var waits = 0;
        var time = new FakeTime { JumpsOver = wait => wait == TimeSpan.FromSeconds(60) && Interlocked.Increment(ref waits) < 0 };
        using var client = new ClientUnderTest(Options, time);
        var retried = client.FetchAsync(mode, server.At("br.gif"));
        Eventually.True(() => Volatile.Read(ref waits) > 0, "the first waits for its second attempt");

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), (await client.FetchAsync(mode, server.At("cn.gif"))).Summary);

        Assert.False(retried.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), (await retried).Summary);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_IsAtTheTargetOfARedirect_HoldsUpTheTargetOnly(CallMode mode)
    {
        using var released = new SemaphoreSlim(0);
        using var target = new ScriptedServer(Held(released));
        using var server = new ScriptedServer(request => request.Target == "/flags/br.gif"
            ? ScriptedAnswer.Status(302, "Found", $"Location: {target.At("br.gif")}")
            : ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);
        var redirected = client.FetchAsync(mode, server.At("br.gif"));
        Eventually.True(() => target.Requests.Count == 1, "the redirect is followed");

        Assert.Equal(DownloadStatus.Ok, (await client.FetchAsync(mode, server.At("cn.gif"))).Result.Status);

        released.Release();
        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), (await redirected).Summary);
    }

    public static MatrixTheoryData<CallMode, string> EndsInAllModes => new(
        Enum.GetValues<CallMode>(), ["answered", "not found", "failed", "reset", "timed out", "cancelled", "redirected to itself", "refused"]);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(EndsInAllModes))]
    public async Task Get_AfterARequestEndedInAnyWay_TheNextIsSent(CallMode mode, string end)
    {
        using var server = new ScriptedServer(request => request.Target != "/flags/br.gif" ? ScriptedAnswer.Ok(Gif.Pixel) : end switch
        {
            "not found" => ScriptedAnswer.Status(404, "Not Found"),
            "failed" => ScriptedAnswer.Status(500, "Oh"),
            "reset" => ScriptedAnswer.Reset,
            "timed out" or "cancelled" => ScriptedAnswer.Silent,
            "redirected to itself" => ScriptedAnswer.Status(302, "Found", "Location: /flags/br.gif"),
            "refused" => ScriptedAnswer.Status(302, "Found", "Location: ftp://127.0.0.1/"),
            _ => ScriptedAnswer.Ok(Gif.Pixel),
        });
        var time = new FakeTime();
        using var client = new ClientUnderTest(Options with { Retries = 0 }, time);
        using var cancel = new CancellationTokenSource();
        var first = client.FetchAsync(mode, server.At("br.gif"), cancel.Token);
        Eventually.True(() => server.Requests.Count > 0, "the first is sent");
        if (end == "cancelled")
        {
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }
        else if (end == "timed out")
        {
            time.Advance(TimeSpan.FromHours(1.1));
        }

        await first.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), (await client.FetchAsync(mode, server.At("cn.gif"))).Summary);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_CancelledBehindOthers_EndsAndLeavesItsPlace(CallMode mode)
    {
        using var released = new SemaphoreSlim(0);
        using var server = new ScriptedServer(Held(released));
        using var client = new ClientUnderTest(Options);
        using var cancel = new CancellationTokenSource();
        var first = client.FetchAsync(mode, server.At("br.gif"));
        Eventually.True(() => server.Requests.Count == 1, "the first is under way");
        var cancelled = client.FetchAsync(mode, server.At("cn.gif"), cancel.Token);
        var third = client.FetchAsync(mode, server.At("us.gif"));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Single(server.Requests);
        released.Release(2);

        Assert.Equal(DownloadStatus.Ok, (await first).Result.Status);
        Assert.Equal(DownloadStatus.Ok, (await third).Result.Status);
        Assert.Equal(["/flags/br.gif", "/flags/us.gif"], server.Requests.Select(request => request.Target));
    }

    // Sent when the test allows it.
    private static ScriptedAnswer Held(SemaphoreSlim released) => new(conversation =>
    {
        released.Wait();
        ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
    });
}
