using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Comparisons;

/// <summary>`flags compare --http 1.1,2 --tls`: the server counts the connections.</summary>
public sealed class HttpVersionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [SecondTier("eight runs over TLS; Http2Tests and CompareTests are in every run")]
    public void Compare_TwoVersionsOverTls_OneConnectionCarriesAllRequestsOfHttp2()
    {
        var result = FlagsProcess.Run(
            _folder.Path,
            "compare", "BR", "FR", "IN", "--rounds", "2", "--delay", "0.3", "--strategies", "eventloop,whenall", "--http", "1.1,2", "--tls", "-q",
            "--export-json", "runs.json", "--assert", "eventloop@http2.connections == 1", "--assert", "whenall@http2.connections == 1");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.StartsWith("3 flags from LOCAL over TLS, 0.3 s late; 2 rounds, 4 contenders", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.ErrorLines.Count(line => line.Contains(" holds: asked for 1, measured 1 in 2 rounds.", StringComparison.Ordinal)));

        using var document = JsonDocument.Parse(File.ReadAllText(_folder.Of("runs.json")));
        string[] keys = [.. document.RootElement.GetProperty("contenders").EnumerateArray().Select(contender => contender.GetProperty("key").GetString()!)];
        Assert.Equal(["eventloop@3", "eventloop@3@http2", "whenall@3", "whenall@3@http2"], keys);
        foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
        {
            var isHttp2 = keys[run.GetProperty("contender").GetInt32()].EndsWith("@http2", StringComparison.Ordinal);
            Assert.Equal(3, run.GetProperty("ok").GetInt32());
            Assert.InRange(run.GetProperty("connections").GetInt32(), 1, isHttp2 ? 1 : 3);
            foreach (var request in run.GetProperty("served") is { ValueKind: JsonValueKind.Array } served ? served.EnumerateArray() : default)
            {
                Assert.Equal(isHttp2 ? "HTTP/2" : "HTTP/1.1", request.GetProperty("protocol").GetString());
                Assert.Equal(isHttp2, request.GetProperty("stream").ValueKind == JsonValueKind.Number);
            }

            if (run.GetProperty("document") is { ValueKind: JsonValueKind.Object } details)
            {
                // Each waits for the first connection, and so for its handshake.
                Assert.Contains(
                    details.GetProperty("outcomes").EnumerateArray(),
                    outcome => outcome.GetProperty("phases").GetProperty("tls_handshake").GetDouble() > 0);
            }
        }

        var again = FlagsProcess.Run(_folder.Path, "compare", "--input", "runs.json", "--assert", "eventloop@http2.connections == 1");
        Assert.Equal(0, again.ExitCode);
        Assert.StartsWith("3 flags from LOCAL over TLS", again.Output, StringComparison.Ordinal);
    }
}
