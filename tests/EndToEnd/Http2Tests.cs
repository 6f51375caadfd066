using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd;

/// <summary>`flags download --http 2`, with the embedded server, and over TLS with `flags serve`.</summary>
public sealed class Http2Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Download_OverHttp2_SaysSoAndSavesAll()
    {
        var result = FlagsProcess.Run(_folder.Path, "download", "-s", "LOCAL", "--http", "2");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("HTTP/2: 20 concurrent requests will share one connection to each host.", result.OutputLines);
        Assert.Contains(" 20 flags downloaded.", result.OutputLines);
        Assert.Equal(20, Directory.GetFiles(_folder.Of("downloaded"), "*.gif").Length);
        Assert.Empty(result.LeftBehind);
    }

    [Fact]
    [SecondTier("four runs and a server; Download_OverHttp2 and CertificateTests are in every run")]
    public void Download_OverTls_UsesTheVersionThatIsAskedFor()
    {
        var authority = _folder.Of("ca.pem");
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0", "--tls", "--http2", "--ca-file", authority]);
        server.WaitForOutput("Ready");
        var site = server.Output.Split('\n').Single(line => line.StartsWith("LOCAL", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

        foreach (var version in (string[])["1.1", "2"])
        {
            var result = FlagsProcess.Run(
                _folder.Path, "download", "-s", site, "--cacert", authority, "--http", version, "--json", "--failures", "failed.jsonl");

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            using var document = JsonDocument.Parse(result.Output);
            Assert.Equal(version, document.RootElement.GetProperty("options").GetProperty("http_version").GetString());
            Assert.Equal(20, document.RootElement.GetProperty("totals").GetProperty("ok").GetInt32());
        }

        var requests = FlagsProcess.RunShell(_folder.Path, $"curl -s --cacert '{authority}' '{new Uri(new Uri(site), "/stats")}'");
        using var stats = JsonDocument.Parse(requests.Output);
        var protocols = stats.RootElement.GetProperty("protocols");
        Assert.Equal((20, 20), (protocols.GetProperty("HTTP/1.1").GetInt32(), protocols.GetProperty("HTTP/2").GetInt32()));
    }
}
