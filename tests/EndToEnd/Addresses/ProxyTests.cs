using FlagsDownloader.EndToEnd.Program;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>This machine's own addresses are reached without a proxy, and an error names who was dialled.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1:1/a", "connection refused at http://127.0.0.1:1 ")]
    [InlineData("http://flags.invalid/a", "connection refused at the proxy http://127.0.0.1:2 ")]
    public void Download_WithAProxy_NamesTheEndpointThatRefused(string address, string endpoint)
    {
        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"flags download {address} -q --retries 0",
            new Dictionary<string, string> { ["http_proxy"] = "http://127.0.0.1:2", ["no_proxy"] = "", ["NO_PROXY"] = "" });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(endpoint, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
