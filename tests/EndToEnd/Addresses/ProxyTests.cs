using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>This machine's own addresses are reached without a proxy, others through it, over both versions of HTTP.</summary>
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

    // The certificate of flags-server is also for the name of the machine, which .NET does not take for this machine's.
    [Theory]
    [SecondTierData("1.1", "eventloop")]
    [InlineData("2", "eventloop")]
    [SecondTierData("2", "whenall")]
    [SecondTier("a proxy and a server; Download_WithAProxy is in every run, and the library has tunnels")]
    public void Download_HttpsThroughAProxy_TunnelsToTheServer(string version, string strategy)
    {
        var authority = _folder.Of("ca.pem");
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0", "--tls", "--http2", "--ca-file", authority]);
        var site = ReadyAddress(server);
        using var proxy = new TunnelProxy(site.Port);

        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"flags download -l 10 -s https://{Environment.MachineName}:{site.Port}/flags --cacert ca.pem --http {version} --strategy {strategy} --json",
            Proxy("https_proxy", proxy));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(10, document.RootElement.GetProperty("totals").GetProperty("ok").GetInt32());
        Assert.All(proxy.Requests, line => Assert.Equal($"CONNECT {Environment.MachineName}:{site.Port} HTTP/1.1", line, ignoreCase: true));
        // A request that comes while the handler gives the first tunnel to those that wait may get one of its own (see SharedConnections).
        Assert.InRange(proxy.Requests.Count, 1, version == "2" ? 2 : 10);
    }

    [Theory]
    [SecondTierData("1.1", 0)]
    [InlineData("2", 1)]
    public void Download_HttpThroughAProxy_IsHttp1OrAnErrorThatSaysWhatToWrite(string version, int exitCode)
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0", "--http2"]);
        var site = ReadyAddress(server);
        using var proxy = new TunnelProxy(site.Port);

        var result = FlagsProcess.RunShell(
            _folder.Path, $"flags download BR -s http://flags.invalid/flags --http {version} -q", Proxy("http_proxy", proxy));

        Assert.Equal(exitCode, result.ExitCode);
        if (exitCode == 0)
        {
            Assert.Equal(["GET http://flags.invalid/flags/br/br.gif HTTP/1.1"], proxy.Requests);
            return;
        }

        Assert.Empty(proxy.Requests);
        Assert.StartsWith(
            "flags: 1 x HTTP/2 goes through a proxy over https only: use https, HTTP/1.1 (--http 1.1), or name the host in no_proxy",
            Assert.Single(result.ErrorLines),
            StringComparison.Ordinal);
    }

    private static Uri ReadyAddress(FlagsProcess server)
    {
        server.WaitForOutput("Ready");
        return new Uri(server.Output.Split('\n').Single(line => line.StartsWith("LOCAL", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static Dictionary<string, string> Proxy(string variable, TunnelProxy proxy) =>
        new() { [variable] = proxy.Address, ["no_proxy"] = "", ["NO_PROXY"] = "" };
}
