using FlagsDownloader.Http;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

/// <summary>The client follows a few redirects, to web addresses, and never from https to http.</summary>
public sealed class FlagClientRedirectTests
{
    private static readonly Uri Https = new("https://flags.test/br/br.gif");

    private static readonly FlagClientOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 2 };

    public static TheoryData<CallMode> AllModes => [.. Enum.GetValues<CallMode>()];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_MaximumRedirects_IsOneAttempt(CallMode mode)
    {
        using var server = new ScriptedServer(request => request.Number <= FlagClientDefaults.MaxRedirects
            ? To($"/flags/hop/{request.Number}", request.Number % 2 == 0 ? 301 : 307)
            : ScriptedAnswer.Ok(Gif.Pixel));

        var fetched = await FetchAsync(server, mode);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary);
        Assert.True(fetched.Result.Content.Span.SequenceEqual(Gif.Pixel));
        Assert.Equal(
            ["/flags/br/br.gif", .. Enumerable.Range(1, 5).Select(hop => $"/flags/hop/{hop}")],
            server.Requests.Select(request => request.Target));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirectLoop_EndsAtTheLimitAndIsNotRetried(CallMode mode)
    {
        using var server = new ScriptedServer(To("/flags/br/br.gif"));

        var fetched = await FetchAsync(server, mode);

        Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.TooManyRedirects, 302, 1), fetched.Summary);
        Assert.Equal("more than 5 redirects", fetched.Result.Error!.Message);
        Assert.Equal(FlagClientDefaults.MaxRedirects + 1, server.Requests.Count);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirectToAnotherHost_IsFollowed(CallMode mode)
    {
        using var other = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));
        using var server = new ScriptedServer(To($"http://127.0.0.1:{other.Port}/elsewhere.gif"));

        var fetched = await FetchAsync(server, mode);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 1), fetched.Summary);
        Assert.Equal("/elsewhere.gif", Assert.Single(other.Requests).Target);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirectToAServerThatIsDown_NamesThatServer(CallMode mode)
    {
        using var server = new ScriptedServer(To("http://127.0.0.1:1/elsewhere.gif"));

        var error = (await FetchAsync(server, mode)).Result.Error!;

        Assert.Equal(
            (DownloadCause.ConnectionRefused, "connection refused at http://127.0.0.1:1", DownloadPeer.RedirectTarget),
            (error.Cause, error.Message, error.Peer));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_ARedirectTo404_IsNotFound(CallMode mode)
    {
        using var server = new ScriptedServer(To("/flags/gone.gif"), ScriptedAnswer.Status(404, "Not Found"));

        Assert.Equal(DownloadStatus.NotFound, (await FetchAsync(server, mode)).Result.Status);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(AllModes))]
    public async Task Get_RedirectTargetFails_IsRetriedFromTheStart(CallMode mode)
    {
        using var server = new ScriptedServer(
            To("/flags/hop"), ScriptedAnswer.Status(500, "Oh"), To("/flags/hop"), ScriptedAnswer.Ok(Gif.Pixel));

        var fetched = await FetchAsync(server, mode);

        Assert.Equal((DownloadStatus.Ok, null, null, null, 2), fetched.Summary);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("file:///etc/passwd", "redirect to file: is not followed")]
    [InlineData("ftp://127.0.0.1/br.gif", "redirect to ftp: is not followed")]
    [InlineData("data:image/gif;base64,R0lGODlh", "redirect to data: is not followed")]
    [InlineData("http://", "redirect without a usable Location: http://")]
    [InlineData("http://127.0.0.1:99999/br.gif", "redirect without a usable Location: http://127.0.0.1:99999/br.gif")]
    [InlineData(null, "redirect without a usable Location")]
    public async Task Get_ARedirectToNoWebAddress_IsRefusedAndNotRetried(string? location, string message)
    {
        foreach (var mode in Enum.GetValues<CallMode>())
        {
            using var server = new ScriptedServer(location is null ? ScriptedAnswer.Status(302, "Found") : To(location));

            var fetched = await FetchAsync(server, mode);

            Assert.Equal((DownloadStatus.Error, DownloadPhase.Headers, DownloadCause.RedirectRefused, 302, 1), fetched.Summary);
            Assert.Equal(message, fetched.Result.Error!.Message);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("http://flags.test/br.gif", "redirect from https to http is not followed")]
    [InlineData("HTTP://other.test/", "redirect from https to http is not followed")]
    [InlineData("/there.gif", null)]
    [InlineData("//other.test/there.gif", null)]
    [InlineData("https://other.test/there.gif", null)]
    public void Follow_FromHttps_GoesToHttpsAlone(string location, string? refusal)
    {
        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Found);
        response.Headers.TryAddWithoutValidation("Location", location);

        var result = Redirect.Follow(response, Https);

        Assert.Equal(refusal is null ? "https" : null, result.Next?.Scheme);
        Assert.Equal(refusal ?? "more than 5 redirects", result.Error!.Message);
    }

    private static ScriptedAnswer To(string location, int status = 302) =>
        ScriptedAnswer.Status(status, "Found", $"Location: {location}");

    private static async Task<Fetched> FetchAsync(ScriptedServer server, CallMode mode)
    {
        using var client = new ClientUnderTest(Options, new FakeTime { JumpsOver = wait => wait < TimeSpan.FromMinutes(1) });
        return await client.FetchAsync(mode, server.At("br/br.gif"));
    }
}
