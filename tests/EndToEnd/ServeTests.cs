using System.Diagnostics;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>`flags serve`, asked by the real curl.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Serve_ThreeProfiles_AnswersCurl()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0"]);
        server.WaitForOutput("Ready");
        var addresses = server.Output.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, ['h', 't', 't', 'p', ..], ..])
            .ToDictionary(words => words[0], words => words[1]);

        Assert.Equal(["DELAY", "ERROR", "LOCAL"], addresses.Keys.Order(StringComparer.Ordinal));
        var picture = _folder.Of("br.gif");
        var status = Curl("-o", picture, "-w", "%{http_code} %{content_type}", $"{addresses["LOCAL"]}/br/br.gif");
        Assert.Equal("200 image/gif", status);
        Assert.StartsWith("GIF89a", File.ReadAllText(picture), StringComparison.Ordinal);
        Assert.Equal("404", Curl("-o", "/dev/null", "-w", "%{http_code}", $"{addresses["LOCAL"]}/xx/xx.gif"));
    }

    [Theory]
    [InlineData("--http2", "2")]
    [SecondTierData("--http1.1", "1.1")]
    public void Serve_Tls_AnswersCurlThatTrustsItsCa(string option, string version)
    {
        var authority = _folder.Of("ca.pem");
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0", "--only", "LOCAL", "--tls", "--http2", "--ca-file", authority]);
        server.WaitForOutput("Ready");
        var address = server.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

        Assert.Equal(
            $"200 {version} 0",
            Curl("--cacert", authority, option, "-o", "/dev/null", "-w", "%{http_code} %{http_version} %{ssl_verify_result}", $"{address}/br/br.gif"));
    }

    [Fact]
    [Timing("from Ctrl-C to the end")]
    public void Serve_CtrlC_StopsWithinASecondOrTwo()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0"]);
        server.WaitForOutput("Ready");
        var start = TimeProvider.System.GetTimestamp();

        server.Signal(Signals.Interrupt);
        server.Wait();

        var took = TimeProvider.System.GetElapsedTime(start);
        Assert.True(took < TimeSpan.FromSeconds(2), $"It took {took.TotalSeconds:0.00} s to end.");
    }

    [Fact]
    public void Serve_CtrlC_StopsAndLeavesNothing()
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0"]);
        server.WaitForOutput("Ready");

        server.Signal(Signals.Interrupt);
        var result = server.Wait();

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    public void Serve_BadInput_IsTheServersOwnLineAndExitCode()
    {
        var result = FlagsProcess.Run(_folder.Path, "serve", "--error-rate", "2");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private static string Curl(params string[] arguments)
    {
        var start = new ProcessStartInfo("curl", ["--silent", "--show-error", "--max-time", "20", .. arguments]) { RedirectStandardOutput = true };
        using var curl = Process.Start(start)!;
        var output = curl.StandardOutput.ReadToEnd();
        curl.WaitForExit();
        return output;
    }
}
