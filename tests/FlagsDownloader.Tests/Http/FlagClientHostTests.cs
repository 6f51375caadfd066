using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>
/// The results of one request concern all requests to its host: a rate limiter after 429, and a circuit that opens after failures.
/// </summary>
public sealed class FlagClientHostTests
{
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 3 };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AnotherAddressAfter429_WaitsToo(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 17"), ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();
        using var client = new ClientUnderTest(Options with { Retries = 0 }, time);

        var first = await client.FetchAsync(mode, server.At("br/br.gif"));
        var second = await client.FetchAsync(mode, server.At("cn/cn.gif"));

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 429, 1), first.Summary);
        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), second.Summary);
        Assert.Equal([TimeSpan.FromSeconds(17)], time.Waits);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AnotherHostAfter429_DoesNotWait(CallMode mode)
    {
        using var busy = new ScriptedServer(ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 17"));
        using var free = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();
        using var client = new ClientUnderTest(Options with { Retries = 0 }, time);

        await client.FetchAsync(mode, busy.At("br/br.gif"));
        await client.FetchAsync(mode, free.At("br/br.gif"));

        Assert.Empty(time.Waits);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_UnreachableHost_TakesTheAttemptsOfOneItem(CallMode mode)
    {
        using var client = new ClientUnderTest(Options, NewTime());
        var dead = $"http://127.0.0.1:{UnusedPort()}";
        var fetched = new List<Fetched>();

        for (var item = 0; item < 50; item++)
        {
            fetched.Add(await client.FetchAsync(mode, new Uri($"{dead}/{item}.gif")));
        }

        Assert.Equal(
            (DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.ConnectionRefused, null, 4), fetched[0].Summary);
        Assert.All(fetched.Skip(1), other =>
        {
            Assert.Equal((DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.CircuitOpen, null, 0), other.Summary);
            Assert.Equal($"not asked: the server keeps failing (connection refused) at {dead}", other.Result.Error!.Message);
        });
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_UnreachableHostMuchLater_IsTriedAgain(CallMode mode)
    {
        var port = UnusedPort();
        var time = NewTime();
        using var client = new ClientUnderTest(Options, time);
        var address = new Uri($"http://127.0.0.1:{port}/br.gif");
        await client.FetchAsync(mode, address);
        Assert.Equal(0, (await client.FetchAsync(mode, address)).Timeline.Attempts);

        time.Advance(FlagClientDefaults.GiveUpDuration);

        Assert.InRange((await client.FetchAsync(mode, address)).Timeline.Attempts, 1, 4);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_HostRecovers_IsOkWithinTheUsualAttempts(CallMode mode)
    {
        // The second break is over 3 s after the first failures.
        var time = NewTime();
        using var server = new ScriptedServer(_ =>
            time.GetUtcNow() - FakeTime.Epoch < TimeSpan.FromSeconds(2) ? ScriptedAnswer.Reset : ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options with { BackoffBase = TimeSpan.FromSeconds(1) }, time);
        var count = FlagClientDefaults.FailureThreshold + 5;

        var fetched = await Task.WhenAll(Enumerable.Range(0, count).Select(
            item => client.FetchAsync(mode, server.At($"{item}.gif"))));

        Assert.All(fetched, each => Assert.Equal(DownloadStatus.Ok, each.Result.Status));
        Assert.All(fetched, each => Assert.InRange(each.Timeline.Attempts, 1, 4));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ManyFailingAddresses_AreEachTriedAsOften(CallMode mode)
    {
        using var server = new ScriptedServer(request =>
            request.Target.Contains("bad", StringComparison.Ordinal) ? ScriptedAnswer.Status(500, "Oh") : ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, NewTime());

        // Just fewer failing addresses than the threshold, with many attempts.
        for (var round = 0; round < 3; round++)
        {
            for (var item = 1; item < FlagClientDefaults.FailureThreshold; item++)
            {
                Assert.Equal(4, (await client.FetchAsync(mode, server.At($"bad{item}.gif"))).Timeline.Attempts);
            }

            Assert.Equal(DownloadStatus.Ok, (await client.FetchAsync(mode, server.At("good.gif"))).Result.Status);
        }
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_HostAlwaysAnswers500_OpensTheCircuit(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(500, "Oh"));
        using var client = new ClientUnderTest(Options, NewTime());
        var causes = new List<DownloadCause>();

        for (var item = 0; item < 194; item++)
        {
            causes.Add((await client.FetchAsync(mode, server.At($"{item}.gif"))).Result.Error!.Cause);
        }

        Assert.InRange(causes.Count(cause => cause == DownloadCause.HttpStatus), FlagClientDefaults.FailureThreshold, 25);
        Assert.Equal(194, causes.Count(cause => cause is DownloadCause.HttpStatus or DownloadCause.CircuitOpen));
        Assert.InRange(server.Requests.Count, 1, (FlagClientDefaults.FailureThreshold + 2) * 4);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_NoRetries_EachIsRequestedOnce(CallMode mode)
    {
        using var client = new ClientUnderTest(Options with { Retries = 0 }, NewTime());
        var dead = $"http://127.0.0.1:{UnusedPort()}";

        for (var item = 0; item < 10; item++)
        {
            Assert.Equal(
                (DownloadStatus.Error, DownloadPhase.Connect, DownloadCause.ConnectionRefused, null, 1),
                (await client.FetchAsync(mode, new Uri($"{dead}/{item}.gif"))).Summary);
        }
    }

    // The host's time and the limit exceed the timeout of a request: the others wait until only the time for one attempt is left.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_OneLimitedAddress_OthersAreStillRequested(CallMode mode)
    {
        using var server = new ScriptedServer(request => request.Target.EndsWith("br.gif", StringComparison.Ordinal)
            ? ScriptedAnswer.Status(429, "Too Many Requests", "Retry-After: 3600") : ScriptedAnswer.Ok(Gif.Pixel));
        var options = new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(600), Retries = 4, BackoffCap = TimeSpan.FromHours(2) };
        var time = new FakeTime { JumpsOver = wait => wait > options.AttemptTimeout && wait < options.TotalTimeout };
        using var client = new ClientUnderTest(options, time);
        var fetched = new List<Fetched> { await client.FetchAsync(mode, server.At("br.gif")) };

        for (var item = 0; item < 5; item++)
        {
            fetched.Add(await client.FetchAsync(mode, server.At($"{item}.gif")));
        }

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, 429, 1), fetched[0].Summary);
        Assert.All(fetched.Skip(1), other => Assert.Equal((DownloadStatus.Ok, null, null, null, 1), other.Summary));
        // The host served the first of them, so that the limit applies to the one address.
        Assert.Equal([options.TotalTimeout - options.AttemptTimeout], time.Waits);
    }

    public static MatrixTheoryData<CallMode, int, bool> Limits => new(Enum.GetValues<CallMode>(), [429, 503], [false, true]);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Limits))]
    public async Task Get_HostLimitsAllForTooLong_IsTheStatusForEach(CallMode mode, int status, bool atOnce)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(status, "No", "Retry-After: 86400"));
        using var client = new ClientUnderTest(Options, NewTime());
        const int Count = FlagClientDefaults.FailureThreshold + 5;
        var fetched = new List<Fetched>();

        if (atOnce)
        {
            fetched.AddRange(await Task.WhenAll(Enumerable.Range(0, Count).Select(item => client.FetchAsync(mode, server.At($"{item}.gif")))));
        }
        else
        {
            for (var item = 0; item < Count; item++)
            {
                fetched.Add(await client.FetchAsync(mode, server.At($"{item}.gif")));
            }

            Assert.Equal(FlagClientDefaults.FailureThreshold, server.Requests.Count);
            Assert.Equal(
                $"not asked: the server wants no requests for longer than may be waited (HTTP error {status} - No)", fetched[^1].Result.Error!.Message);
        }

        Assert.All(fetched, each => Assert.Equal(
            (DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.HttpStatus, status, each.Timeline.Attempts), each.Summary));
        Assert.All(fetched, each => Assert.InRange(each.Timeline.Attempts, 0, 1));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ProbeCancelled_TheNextRequestProbes(CallMode mode)
    {
        using var server = new ScriptedServer(request =>
            request.Target.Contains("bad", StringComparison.Ordinal) ? ScriptedAnswer.Status(500, "Oh")
            : request.Target.Contains("probe", StringComparison.Ordinal) ? ScriptedAnswer.Silent
            : ScriptedAnswer.Ok(Gif.Pixel));
        var time = NewTime();
        using var client = new ClientUnderTest(Options, time);
        for (var item = 0; item < FlagClientDefaults.FailureThreshold; item++)
        {
            await client.FetchAsync(mode, server.At($"bad{item}.gif"));
        }

        Assert.Equal(DownloadCause.CircuitOpen, (await client.FetchAsync(mode, server.At("good.gif"))).Result.Error!.Cause);
        time.Advance(FlagClientDefaults.GiveUpDuration);
        using var cancel = new CancellationTokenSource();

        var probe = client.FetchAsync(mode, server.At("probe.gif"), cancel.Token);
        Eventually.True(() => server.Requests.Any(request => request.Target.Contains("probe", StringComparison.Ordinal)), "the probe");
        Assert.Equal(DownloadCause.CircuitOpen, (await client.FetchAsync(mode, server.At("good.gif"))).Result.Error!.Cause);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), (await client.FetchAsync(mode, server.At("good.gif"))).Summary);
    }

    private static FakeTime NewTime() => new() { JumpsOver = wait => wait < TimeSpan.FromMinutes(15) };

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
