using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class FlagClientTests
{
    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1) };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    public static MatrixTheoryData<CallMode, int> SizesInAllModes =>
        new(Enum.GetValues<CallMode>(), [0, 1, 16_383, 16_384, 16_385, 1_000_000]);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(SizesInAllModes))]
    public async Task Get_ContentWithItsLength_IsThatContent(CallMode mode, int size)
    {
        var content = Content(size);
        using var server = new ScriptedServer(ScriptedAnswer.Ok(content));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary);
        Assert.True(fetched.Result.Content.Span.SequenceEqual(content));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(SizesInAllModes))]
    public async Task Get_ContentInChunks_IsThatContent(CallMode mode, int size)
    {
        var content = Content(Math.Max(size, 1)); // A chunk without bytes is the end.
        using var server = new ScriptedServer(ScriptedAnswer.Chunked(content, times: 2, ends: true));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.True(fetched.Result.Content.Span.SequenceEqual([.. content, .. content]));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ContentOfExactlyTheLimit_IsAccepted(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Ok(Content(1000)), ScriptedAnswer.Chunked(Content(500), times: 2, ends: true));
        using var client = new ClientUnderTest(Options with { MaxContentBytes = 1000 });

        var announced = await client.FetchAsync(mode, server.At("br/br.gif"));
        var chunked = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal((1000, 1000), (announced.Result.Content.Length, chunked.Result.Content.Length));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_404_IsNotFoundWithoutAnError(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(404, "Not Found"));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("xx/xx.gif"));

        Assert.Equal((DownloadStatus.NotFound, null, null, null, 1), fetched.Summary);
        Assert.Null(fetched.Result.Error);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirect_IsFollowed(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Status(301, "Moved Permanently", "Location: /elsewhere.gif"), ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Equal(DownloadStatus.Ok, fetched.Result.Status);
        Assert.Equal(["/flags/br/br.gif", "/elsewhere.gif"], server.Requests.Select(request => request.Target));
    }

    // On many machines the name also has an IPv6 address, on which this server does not listen.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_AHostWithSeveralAddresses_FindsTheOneThatListens(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options with { Retries = 0 });

        var fetched = await client.FetchAsync(mode, new Uri($"http://localhost:{server.Port}/flags/br/br.gif"));

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_Always_SendsOnlyTheUserAgent(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        await client.FetchAsync(mode, server.At("br/br.gif"));

        Assert.Matches(
            $@"^GET /flags/br/br\.gif HTTP/1\.1\r\nHost: 127\.0\.0\.1:{server.Port}\r\nUser-Agent: flags/\d+\.\d+\.\d+\r\n\r\n$",
            Assert.Single(server.Requests).Head);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_TheStepsOfARequest_AreMarkedInOrder(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        var timeline = (await client.FetchAsync(mode, server.At("br/br.gif"))).Timeline;

        Mark[] steps = [timeline[DownloadStep.Started], timeline[DownloadStep.Attempted], timeline[DownloadStep.Sent], timeline[DownloadStep.Answered], timeline[DownloadStep.Received]];
        Assert.All(steps, step => Assert.True(step.Reached));
        Assert.Equal(steps.OrderBy(step => step.Timestamp), steps);
        Assert.All([timeline[DownloadStep.Saving], timeline[DownloadStep.Saved], timeline[DownloadStep.Finished]], step => Assert.False(step.Reached));
    }

    [Fact(Timeout = 60_000)]
    public async Task Get_Blocking_StaysOnItsThread()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(503, "Service Unavailable"), ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options, new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(1) });

        var timeline = (await client.FetchAsync(CallMode.Blocking, server.At("br/br.gif"))).Timeline;

        Mark[] steps = [timeline[DownloadStep.Started], timeline[DownloadStep.Attempted], timeline[DownloadStep.Answered], timeline[DownloadStep.Received]];
        Assert.Equal(2, timeline.Attempts);
        Assert.Single(steps.Skip(1).Select(step => step.ThreadId).Distinct());
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_OneAfterTheOther_SharesAConnection(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        for (var request = 0; request < 5; request++)
        {
            await client.FetchAsync(mode, server.At("br/br.gif"));
        }

        Assert.Equal(1, server.Connections);
    }

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
