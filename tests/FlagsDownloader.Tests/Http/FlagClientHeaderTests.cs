using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The caller's headers, which may be secrets, reach the origin that they are for, and no other.</summary>
public sealed class FlagClientHeaderTests
{
    private const string Secret = "Bearer abc";

    private static readonly FetchDetails Details = new() { Headers = [new RequestHeader("Authorization", Secret)] };
    private static readonly FlagClientOptions Options = new() { Retries = 1, BackoffBase = TimeSpan.Zero };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_HeadersOfTheCaller_AreSentWithEachAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Status(503, "Busy"), ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("a"), Details);

        Assert.Equal(DownloadStatus.Ok, fetched.Result.Status);
        Assert.Equal([Secret, Secret], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirectToAnotherPath_TakesTheHeadersAlong(CallMode mode)
    {
        using var server = new ScriptedServer(
            ScriptedAnswer.Status(302, "Found", "Location: /elsewhere"), ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);

        await client.FetchAsync(mode, server.At("a"), Details);

        Assert.Equal([Secret, Secret], server.Requests.Select(request => request.Header("Authorization")));
    }

    // Another port and another host are other origins. On the way back, the headers are sent again.
    [Theory(Timeout = 60_000)]
    [InlineData(CallMode.Blocking, "127.0.0.1")]
    [InlineData(CallMode.Awaiting, "127.0.0.1")]
    [InlineData(CallMode.OnLoop, "127.0.0.1")]
    [InlineData(CallMode.Awaiting, "localhost")]
    public async Task Get_ARedirectToAnotherOrigin_GetsNoneOfThem(CallMode mode, string host)
    {
        using var other = new ScriptedServer(request => ScriptedAnswer.Status(307, "Elsewhere", $"Location: {BackAddress(request)}"));
        using var server = new ScriptedServer(request => request.Target.Contains("back", StringComparison.Ordinal)
            ? ScriptedAnswer.Ok(Gif.Pixel)
            : ScriptedAnswer.Status(301, "Moved", $"Location: http://{host}:{other.Port}/flags/b?{new Uri(HostOf(request)).Port}"));
        using var client = new ClientUnderTest(Options);

        var fetched = await client.FetchAsync(mode, server.At("a"), Details);

        Assert.Equal(DownloadStatus.Ok, fetched.Result.Status);
        Assert.Null(Assert.Single(other.Requests).Header("Authorization"));
        Assert.Equal([Secret, Secret], server.Requests.Select(request => request.Header("Authorization")));

        static string HostOf(ScriptedRequest request) => $"http://{request.Header("Host")}";
        static string BackAddress(ScriptedRequest request) => $"http://127.0.0.1:{request.Target.Split('?')[1]}/back";
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_UserAgent_IsTheOneOfTheOptionsOrTheProgramsOwn(CallMode mode)
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var client = new ClientUnderTest(Options);
        using var named = new ClientUnderTest(Options with { UserAgent = "mine/2 (for tests)" });

        await client.FetchAsync(mode, server.At("a"));
        await named.FetchAsync(mode, server.At("b"));

        Assert.Collection(
            server.Requests.Select(request => request.Header("User-Agent")),
            first => Assert.StartsWith("flags/", first, StringComparison.Ordinal),
            second => Assert.Equal("mine/2 (for tests)", second));
    }
}
