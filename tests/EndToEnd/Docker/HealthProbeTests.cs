using System.Net;
using System.Net.Sockets;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Docker;

/// <summary>Tests docker/healthy, Docker's health check of the server.</summary>
public sealed class HealthProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--pause 0")]
    public void Healthy_AllPortsAnswer_Passes(string options)
    {
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--port", "0"]);
        server.WaitForOutput("Ready");
        var ports = server.Output.Split(' ', '\n')
            .Where(word => word.StartsWith("http", StringComparison.Ordinal))
            .Select(word => new Uri(word).Port)
            .ToList();

        var result = Probe(options, [.. ports]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(ports.Select(port => $"{port} answers"), result.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Healthy_NoServer_Fails()
    {
        int port;
        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            port = ((IPEndPoint)taken.LocalEndpoint).Port;
        }

        Assert.Equal(1, Probe("--pause 0", port).ExitCode);
    }

    [Fact]
    public async Task Healthy_AnotherProgramAnswers_Fails()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var answered = Task.Run(
            async () =>
            {
                using var client = await other.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[1000], TestContext.Current.CancellationToken);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"u8.ToArray(), TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken);

        var result = Probe("", port);
        await answered;

        Assert.Equal(1, result.ExitCode);
    }

    private FlagsResult Probe(string options, params int[] ports) =>
        FlagsProcess.RunShell(_folder.Path, $"'{RepositoryRoot.PathOf("docker/healthy")}' {options} {string.Join(' ', ports)}");
}
