using System.Net;
using System.Net.Sockets;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Faults;

/// <summary>A server that is down, for ever or for a while.</summary>
public sealed class UnwellServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTier("a server that restarts; FaultMatrixTests has one that is down for a second in every run")]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_AServerThatRestartsForTwoSeconds_GetsAllFlags(string strategy) => TenRuns.OneSucceeds(() =>
    {
        // On a busy machine, the server may be down for longer than a circuit waits.
        var port = FreePort();
        using var server = FlagsProcess.Start(_folder.Path, ["serve", "--only", "LOCAL", "--port", $"{port}", "--fault", "refuse:for=2"]);
        server.WaitForOutput("Ready");

        var result = FlagsProcess.Run(
            _folder.Path, "download", "-a", "-q", "-s", $"http://127.0.0.1:{port}/flags", "--strategy", strategy);

        Assert.Equal("", result.Error);
        Assert.Contains("194 flags downloaded.", result.OutputLines);
        Assert.Equal(194, Directory.GetFiles(_folder.Of("downloaded")).Length);
    });

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("a download of every code; Download_ServerDown is in every run")]
    public void Download_UnreachableServer_TakesFewConnections(string strategy)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connections = 0;
        // The server resets each connection before a response, so that it is down but counts connections.
        var counter = new Thread(() =>
        {
            try
            {
                while (true)
                {
                    using var socket = listener.AcceptSocket();
                    connections++;
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                }
            }
            catch (SocketException)
            {
                // The test is over.
            }
        });
        counter.Start();

        var result = FlagsProcess.Run(
            _folder.Path,
            "download", "-a", "-q", "-s", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/flags", "--strategy", strategy);
        listener.Stop();
        counter.Join();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("194 errors.", result.OutputLines);
        // Without the circuit there would be 776, with a wait before each retry. A reset counts as a failed connection or a missing response: two of the former open the circuit, or 20 addresses with the latter.
        Assert.InRange(connections, 2, 100);
        Assert.Contains("not asked: the server keeps failing", result.Error, StringComparison.Ordinal);
        // One line for each kind of error that a reset causes, and one for requests that were not sent; not one for each of 194 flags.
        Assert.InRange(result.ErrorLines.Length, 2, 6);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
