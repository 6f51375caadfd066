using FlagsDownloader.Testing;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

/// <summary>HTTP/2 as curl sees it, which compares the length of a body with its Content-Length.</summary>
public sealed class Http2ExecutableTests
{
    [Theory]
    [InlineData("--http2", "2")]
    [InlineData("--http1.1", "1.1")]
    public async Task Tls_Curl_AgreesByAlpn(string option, string version)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--tls", "--http2");
        var authority = server.Lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

        Assert.Equal((0, $"200 {version}"), await CurlAsync(server, "--cacert", authority, option));
    }

    [Theory]
    [InlineData("--http2-prior-knowledge", "2")]
    [SecondTierData("--http2", "1.1")] // Asks for an upgrade, which RFC 9113 abolished.
    [InlineData("--http1.1", "1.1")]
    public async Task NoTls_Curl_IsAnswered(string option, string version)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--http2");
        Assert.Matches(@"^LOCAL http://127\.0\.0\.1:\d+/flags  no delay, no errors, seed 0$", Assert.Single(server.Lines));

        Assert.Equal((0, $"200 {version}"), await CurlAsync(server, option));
    }

    [Theory]
    [InlineData("reset", 92)] // A stream of HTTP/2 was not closed cleanly.
    [SecondTierData("refused-stream:first=1", 0)] // curl repeats the request.
    [SecondTierData("reset-body", 92)]
    [SecondTierData("cut", 92)]
    [SecondTierData("wrong-length:by=100", 92)]
    [InlineData("goaway", 0)]
    [SecondTierData("stall-headers", 28)] // Timed out.
    [SecondTierData("stall-body", 28)]
    [SecondTierData("endless", 28)]
    [SecondTierData("huge-headers:size=20k", 0)]
    public async Task Curl_FaultOverHttp2_HasItsExitCode(string fault, int exitCode)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--http2", "--fault", fault);

        var (code, _) = await CurlAsync(server, "--http2-prior-knowledge", "--max-time", exitCode == 28 ? "1.5" : "20");

        Assert.Equal(exitCode, code);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
    }

    [Theory]
    [InlineData("--http2 --fault cut-chunked", "LOCAL: cut-chunked is a fault of HTTP/1.1, leave out --http2")]
    [InlineData("--fault goaway", "LOCAL: goaway is a fault of HTTP/2, add --http2")]
    public async Task Run_FaultThatCannotBe_PrintsOneLineAndExits2(string line, string expected)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--port", "0", .. line.Split(' ')]);

        Assert.Equal((2, "", $"flags-server: {expected}\n"), (exitCode, output, errors));
    }

    private static async Task<(int ExitCode, string Output)> CurlAsync(ServerProcess server, params string[] arguments)
    {
        var (exitCode, output, _) = await ServerProcess.RunOtherAsync(
            "curl",
            ["--silent", "--output", "/dev/null", "--write-out", "%{http_code} %{http_version}", .. arguments, $"{server.Address()}/br/br.gif"]);
        return (exitCode, output);
    }
}
