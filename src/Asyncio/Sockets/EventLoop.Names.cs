using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <content>Names of hosts, which the system resolves with blocking calls: in the loop's executor.</content>
public sealed partial class EventLoop
{
    /// <summary>Resolves a name on a thread of the loop's executor; <c>loop.getaddrinfo</c>.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">What the answers have as port, from 0 to 65,535.</param>
    /// <param name="family">IPv4 or IPv6 only; by default both.</param>
    /// <returns>
    /// A future of the addresses, at least one, in the system's order. To cancel it takes the question back if no thread has asked it yet.
    /// </returns>
    /// <exception cref="SocketException">From the await: the name has no such address, or the resolver failed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is none.</exception>
    /// <exception cref="WorkerStartException">The executor has no thread, and the system gives it none.</exception>
    public Future<IPEndPoint[]> GetAddrInfo(string host, int port = 0, AddressFamily family = AddressFamily.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        return RunInExecutor(null, () => Dns.GetHostAddresses(host, family) is { Length: > 0 } addresses
            ? Array.ConvertAll(addresses, address => new IPEndPoint(address, port))
            : throw new SocketException((int)SocketError.HostNotFound));
    }

    /// <summary>Asks for the name of an address on a thread of the loop's executor; <c>loop.getnameinfo</c>.</summary>
    /// <param name="address">The address. Its port, which .NET has no name for, stays a number.</param>
    /// <returns>A future of the name; of the address itself, as text, when that has none.</returns>
    /// <exception cref="WorkerStartException">The executor has no thread, and the system gives it none.</exception>
    public Future<string> GetNameInfo(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return RunInExecutor(null, () => NameOf(address.Address));
    }

    private static string NameOf(IPAddress address)
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
