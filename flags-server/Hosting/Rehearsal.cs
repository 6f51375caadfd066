using System.Net;
using System.Net.Sockets;
using FlagsServer.Flags;
using FlagsServer.Settings;
using FlagsServer.Weather;

namespace FlagsServer.Hosting;

/// <summary>A request to a server that nobody else knows, before the others say that they are ready.</summary>
/// <remarks>
/// The first request of a process compiles the code it runs through: 26 ms, the next ones 1 ms (raw socket, 2 cores). A
/// measurement should not begin with that. It costs start-up 25 ms.
/// </remarks>
internal static class Rehearsal
{
    /// <summary>Asks for a flag with a delay and reads the answer to its end.</summary>
    public static async Task RunAsync()
    {
        var flag = new FlagFile("XX", "Nowhere", new byte[1 << 14], []);
        var profile = new ProfileSettings("REHEARSAL") { Port = 0, Delay = new FixedDelay(TimeSpan.FromMilliseconds(1)) };
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
            var request = "GET /flags/xx/xx.gif HTTP/1.1\r\nHost: rehearsal\r\nConnection: close\r\n\r\n"u8.ToArray();
            await client.SendAsync(request);
            var answer = new byte[1 << 16];
            while (await client.ReceiveAsync(answer) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // The play will tell.
        }

        await server.StopAsync(CancellationToken.None);
    }
}
