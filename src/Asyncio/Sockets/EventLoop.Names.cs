using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Resolves host names. The system's calls block, so they run in the loop's executor.</content>
public sealed partial class EventLoop
{
    /// <summary>Resolves a host name on a thread of the loop's executor; <c>loop.getaddrinfo</c>.</summary>
    /// <param name="host">A host name or an address.</param>
    /// <param name="port">The port of the returned endpoints, from 0 to 65,535.</param>
    /// <param name="family">The address family. Default: both IPv4 and IPv6.</param>
    /// <returns>
    /// A future of the endpoints, at least one, in the system's order. Cancelling it removes the call if no thread has started it.
    /// </returns>
    /// <exception cref="SocketException">Thrown by the await: the host name has no such address, or the resolver failed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is out of range.</exception>
    /// <exception cref="WorkerStartException">The executor has no thread and cannot start one.</exception>
    public Future<IPEndPoint[]> GetAddrInfo(string host, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        return RunInExecutor(null, () => Dns.GetHostAddresses(host, family) is { Length: > 0 } addresses
            ? Array.ConvertAll(addresses, address => new IPEndPoint(address, port))
            : throw new SocketException((int)SocketError.HostNotFound));
    }

    /// <summary>Looks up the host name of an address on a thread of the loop's executor; <c>loop.getnameinfo</c>.</summary>
    /// <param name="address">The address. Its port is ignored: .NET has no names of services.</param>
    /// <returns>A future of the host name, or of the address as text if it has none.</returns>
    /// <exception cref="WorkerStartException">The executor has no thread and cannot start one.</exception>
    public Future<string> GetNameInfo(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return RunInExecutor(null, () => LookUpName(address.Address));
    }

    private static string LookUpName(IPAddress address)
    {
        try
        {
            return Dns.GetHostEntry(address).HostName;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
        {
            return address.ToString();
        }
    }
}
