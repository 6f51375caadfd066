using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>A redirect from https to http is refused: whoever can change plain HTTP could change what https promised.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new("one");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("two servers; CertificateTests has such a redirect in every run")]
    public void Download_RedirectFromHttpsToHttp_IsRefusedAndTheOtherServerNotAsked(string strategy)
    {
        using var plain = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", "0"]);
        plain.WaitForOutput("Ready");
        var site = plain.Output.Split('\n').Single(line => line.StartsWith("LOCAL", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        using var server = new TlsServer(_authority.Localhost, $"HTTP/1.1 302 Found\r\nLocation: {site}/br/br.gif\r\nContent-Length: 0\r\n\r\n");
        File.WriteAllText(_folder.Of("ca.pem"), _authority.Pem);

        var result = FlagsProcess.Run(
            _folder.Path, "download", "BR", "-s", $"https://localhost:{server.Port}/flags", "--cacert", "ca.pem", "--strategy", strategy, "-q");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("redirect from https to http is not followed", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.gif", SearchOption.AllDirectories));
        using var stats = JsonDocument.Parse(FlagsProcess.RunShell(_folder.Path, $"curl -s '{new Uri(new Uri(site), "/stats")}'").Output);
        Assert.Equal(0, stats.RootElement.GetProperty("requests").GetInt32());
    }
}
