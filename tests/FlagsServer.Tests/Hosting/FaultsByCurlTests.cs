using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

/// <summary>The faults as curl sees them: its exit codes and the received status.</summary>
public sealed class FaultsByCurlTests
{
    [Theory]
    [InlineData("429:retry-after=2", 0, "429")]
    [InlineData("redirect:hops=3", 0, "200")]
    [InlineData("redirect-loop", 47, "302")] // Too many redirects.
    [InlineData("refuse", 7, "000")] // Failed to connect.
    [InlineData("reset", 56, "000")] // Failure in receiving.
    [InlineData("reset-body", 56, "200")]
    [InlineData("cut", 18, "200")] // A part of a file.
    [InlineData("cut-chunked", 18, "200")]
    [InlineData("stall-headers", 28, "200")] // Timed out.
    [InlineData("stall-body", 28, "200")]
    [InlineData("drip:rate=100", 28, "200")]
    [InlineData("endless", 28, "200")]
    [InlineData("html", 0, "200")]
    [InlineData("wrong-length:by=100", 18, "200")]
    [InlineData("huge-headers:size=20k", 0, "200")]
    public async Task Curl_Fault_HasItsExitCode(string fault, int exitCode, string status)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--fault", fault);

        // A long timeout if the fault ends by itself, a short one if curl's timeout ends it.
        var seconds = exitCode == 28 ? "1.5" : "20";
        var (code, output, _) = await ServerProcess.RunOtherAsync(
            "curl", "--silent", "--location", "--max-time", seconds, "--output", "/dev/null", "--write-out", "%{http_code}",
            $"{server.Address()}/br/br.gif");

        Assert.Equal((exitCode, status), (code, output));
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
    }
}
