using System.Net;
using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>Opens connections. A host's addresses are looked up once, not once a connection: a thousand slots mean a thousand connections.</summary>
internal sealed class Dialer
{
    private readonly Dictionary<string, Task<IPAddress[]>> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lookingUp = new();

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await LookUpAsync(host).WaitAsync(cancellation).ConfigureAwait(false);

        SocketException? failure = null;
        foreach (var address in addresses)
        {
            // A socket whose connect has failed is of no further use on every system, so each address gets its own.
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellation).ConfigureAwait(false);
                return new ObservedConnection(socket);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                failure = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    // The task is kept, not its result, so that a thousand first connections ask once.
    private Task<IPAddress[]> LookUpAsync(string host)
    {
        lock (_lookingUp)
        {
            // A look-up that failed is made again: a retry may find a name server awake.
            if (!_addresses.TryGetValue(host, out var lookUp) || lookUp.IsFaulted)
                _addresses[host] = lookUp = Dns.GetHostAddressesAsync(host);
            return lookUp;
        }
    }
}
