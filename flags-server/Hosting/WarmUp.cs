using System.Net;
using System.Net.Sockets;
using FlagsServer.FaultInjection;
using FlagsServer.Flags;
using FlagsServer.Settings;

namespace FlagsServer.Hosting;

/// <summary>A request to a private server, before the other servers are ready.</summary>
/// <remarks>
/// The first request of a process compiles the code it runs through: 26 ms, the next ones 1 ms (raw socket, 2 cores). A
/// measurement should not begin with that. The warm-up costs the start 25 ms.
/// </remarks>
internal static class WarmUp
{
    /// <summary>Requests a flag with a delay and reads the whole answer.</summary>
    public static async Task RunAsync()
    {
        var flag = new FlagFile("XX", "Nowhere", new byte[1 << 14], []);
        var profile = new ProfileSettings("WARM-UP") { Port = 0, Delay = new FixedDelay(TimeSpan.FromMilliseconds(1)) };
        var catalog = Task.FromResult(new FlagCatalog([flag]));
        using var server = new ProfileServer(new(profile, catalog, TimeProvider.System), new(null), TextWriter.Null);
        if (await server.StartAsync() is not null)
        {
            return;
        }

        try
        {
            using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(IPEndPoint.Parse(server.Address["http://".Length..]));
            var request = "GET /flags/xx/xx.gif HTTP/1.1\r\nHost: warm-up\r\nConnection: close\r\n\r\n"u8.ToArray();
            await client.SendAsync(request);
            var answer = new byte[1 << 16];
            while (await client.ReceiveAsync(answer) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // The first real request will show the problem.
        }

        await server.StopAsync(CancellationToken.None);
    }
}
