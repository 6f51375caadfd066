using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using FlagsServer.FaultInjection;
using FlagsServer.Flags;
using FlagsServer.Settings;
using FlagsServer.Tls;

namespace FlagsServer.Hosting;

/// <summary>A request to a private server, before the other servers are ready.</summary>
/// <remarks>
/// The first request of a process compiles the code it runs through: 26 ms, the next ones 1 ms (raw socket, 2 cores). A
/// measurement should not begin with that. The warm-up costs the start 25 ms, more with a TLS handshake.
/// </remarks>
internal static class WarmUp
{
    /// <summary>Requests a flag twice, with a delay, and reads the answers.</summary>
    /// <param name="connections">The settings of connections.</param>
    /// <param name="certificates">The certificates; null without TLS.</param>
    public static async Task RunAsync(ConnectionSettings connections, ServerCertificates? certificates)
    {
        var flag = new FlagFile("XX", "Nowhere", new byte[1 << 14], []);
        var profile = new ProfileSettings("WARM-UP") { Port = 0, Delay = new FixedDelay(TimeSpan.FromMilliseconds(1)) };
        var catalog = Task.FromResult(new FlagCatalog([flag]));
        using var server = new ProfileServer(
            new(profile, catalog, TimeProvider.System) { Connections = connections, Certificates = certificates }, new(null), TextWriter.Null);
        if (await server.StartAsync() is not null)
        {
            return;
        }

        try
        {
            var address = new Uri(server.Address);
            using var client = new TcpClient();
            await client.ConnectAsync(address.DnsSafeHost, address.Port);
            await using var stream = certificates is null ? client.GetStream() : await EncryptAsync(client.GetStream(), certificates);
            // The first is answered directly, the second by Kestrel.
            var request = "GET /flags/xx/xx.gif HTTP/1.1\r\nHost: warm-up\r\n\r\nGET /flags/xx/xx.gif HTTP/1.1\r\nHost: warm-up\r\nConnection: close\r\n\r\n"u8.ToArray();
            await stream.WriteAsync(request);
            var answer = new byte[1 << 16];
            while (await stream.ReadAsync(answer) > 0)
            {
            }
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            // The first real request will show the problem.
        }

        await server.StopAsync(CancellationToken.None);
    }

    private static async Task<Stream> EncryptAsync(Stream connection, ServerCertificates certificates)
    {
        // A certificate of the user's own may be for another name, and of a CA that this machine does not trust.
        var expected = certificates.Select(fault: null).TargetCertificate;
        var encrypted = new SslStream(connection, leaveInnerStreamOpen: false, (_, shown, _, _) => expected.Equals(shown));
        await encrypted.AuthenticateAsClientAsync("localhost");
        return encrypted;
    }
}
