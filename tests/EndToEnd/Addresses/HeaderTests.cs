using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>Headers of the user's own: which requests have them, and which do not.</summary>
public sealed class HeaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_HeadersFromEverywhere_AreSent(string strategy)
    {
        using var server = new FileSite(("/a", [1]), ("/b", [2]));
        File.WriteAllText(_folder.Of("headers"), "# for all\nX-File: of the file\n\nAccept:image/png\r\n");
        File.WriteAllText(_folder.Of("list"), $$$"""
            {{{server.At("/a")}}}
            {"url": "{{{server.At("/b")}}}", "headers": {"x-given": "of the line", "X-Line": "too"}}
            """);

        var result = FlagsProcess.Run(
            _folder.Path, "download", "-i", "list", "-H", "X-Given: of all", "-H", "@headers", "--user-agent", "tests/1.0", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        var (a, b) = (server.Requests.Single(request => request.Target == "/a"), server.Requests.Single(request => request.Target == "/b"));
        Assert.Equal(("of all", null), (a.Header("X-Given"), a.Header("X-Line")));
        Assert.Equal(("of the line", "too"), (b.Header("X-Given"), b.Header("X-Line")));
        Assert.Single(b.Head.Split("\r\n"), line => line.StartsWith("x-given:", StringComparison.OrdinalIgnoreCase));
        Assert.All(server.Requests, request => Assert.Equal(
            ("of the file", "image/png", "tests/1.0"), (request.Header("X-File"), request.Header("Accept"), request.Header("User-Agent"))));
    }

    [Fact]
    public void Download_WithoutHeaders_NamesTheProgram()
    {
        using var server = new FileSite(("/a", [1]));

        FlagsProcess.Run(_folder.Path, "download", server.At("/a"));

        Assert.StartsWith("flags/", Assert.Single(server.Requests).Header("User-Agent"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_RedirectToAnotherOrigin_GetsNoHeaders(string strategy)
    {
        // Another port of the same host is another origin.
        using var other = new FileSite(("/target", [1]));
        using var server = new ScriptedServer(request => request.Target switch
        {
            "/away" => ScriptedAnswer.Status(302, "Found", $"Location: {other.At("/target")}"),
            "/here" => ScriptedAnswer.Status(302, "Found", "Location: /target"),
            _ => ScriptedAnswer.Ok([2]),
        });
        var site = $"http://127.0.0.1:{server.Port}";
        File.WriteAllText(_folder.Of("list"), $$$"""
            {"url": "{{{site}}}/away", "headers": {"X-Line": "line"}}
            {"url": "{{{site}}}/here", "headers": {"X-Line": "line"}}
            """);

        var result = FlagsProcess.Run(
            _folder.Path, "download", "-i", "list", "-H", "Authorization: Bearer abc", "-H", "Cookie: a=b", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(
            ("Bearer abc", "a=b", "line"), (request.Header("Authorization"), request.Header("Cookie"), request.Header("X-Line"))));
        var redirected = Assert.Single(other.Requests);
        Assert.Equal(
            (null, null, null), (redirected.Header("Authorization"), redirected.Header("Cookie"), redirected.Header("X-Line")));
    }

    [Fact]
    [SecondTier("two servers; the library has the rule in every run")]
    public void Download_RetryAfterARedirectToAnotherOrigin_HasTheHeadersAgain()
    {
        using var other = new ScriptedServer(ScriptedAnswer.Reset);
        using var server = new ScriptedServer(request => request.Attempt == 1
            ? ScriptedAnswer.Status(302, "Found", $"Location: {other.At("a")}")
            : ScriptedAnswer.Ok([2]));

        var result = FlagsProcess.Run(
            _folder.Path, "download", $"http://127.0.0.1:{server.Port}/a", "-H", "X-A: b", "--retries", "1");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["b", "b"], server.Requests.Select(request => request.Header("X-A")));
        Assert.All(other.Requests, request => Assert.Null(request.Header("X-A")));
        Assert.NotEmpty(other.Requests);
    }

    [Fact]
    public void Download_FlagsOfASite_SendsTheHeadersToo()
    {
        using var server = new ScriptedServer(ScriptedAnswer.Ok(Gif.Pixel));

        var result = FlagsProcess.Run(_folder.Path, "download", "BR", "-s", server.Address.AbsoluteUri, "-H", "X-A: b");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("b", Assert.Single(server.Requests).Header("X-A"));
    }
}
