using FlagsDownloader.Testing;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Hosting;

/// <summary>The faults as curl sees them: its exit codes and the received status.</summary>
public sealed class FaultsByCurlTests
{
    private const int TimedOut = 28;
    private const string NoResponse = "000";
    private const double LongTimeout = 24;

    [Theory]
    [SecondTierData("429:retry-after=2", 0, "429")]
    [SecondTierData("redirect:hops=3", 0, "200")]
    [SecondTierData("redirect-loop", 47, "302")] // Too many redirects.
    [SecondTierData("refuse", 7, "000")] // Failed to connect.
    [InlineData("reset", 56, "000")] // Failure in receiving.
    [SecondTierData("reset-body", 56, "200")]
    [SecondTierData("cut", 18, "200")] // A part of a file.
    [InlineData("cut-chunked", 18, "200")]
    [SecondTierData("stall-headers", TimedOut, "200")] // Timed out.
    [SecondTierData("stall-body", TimedOut, "200")]
    [SecondTierData("drip:rate=100", TimedOut, "200")]
    [SecondTierData("endless", TimedOut, "200")]
    [SecondTierData("html", 0, "200")]
    [InlineData("wrong-length:by=100", 18, "200")]
    [SecondTierData("huge-headers:size=20k", 0, "200")]
    public async Task Curl_Fault_HasItsExitCode(string fault, int exitCode, string status)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--fault", fault);

        // A long timeout if the fault ends by itself, a short one if curl's timeout ends it.
        var seconds = exitCode == TimedOut ? LongTimeout / 16 : LongTimeout;
        var (code, output) = await CurlAsync(server, seconds);
        // On a busy machine, the short one may end before the response begins.
        while ((code, output) == (TimedOut, NoResponse) && seconds < LongTimeout)
        {
            seconds *= 2;
            (code, output) = await CurlAsync(server, seconds);
        }

        Assert.Equal((exitCode, status), (code, output));
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
    }

    private static async Task<(int ExitCode, string Status)> CurlAsync(ServerProcess server, double seconds)
    {
        var (exitCode, output, _) = await ServerProcess.RunOtherAsync(
            "curl", "--silent", "--location", "--max-time", $"{seconds}", "--output", "/dev/null", "--write-out", "%{http_code}",
            $"{server.Address()}/br/br.gif");
        return (exitCode, output);
    }
}
