using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// A protocol of datagrams; <c>asyncio.DatagramProtocol</c>. The order is <see cref="ConnectionMade"/>, datagrams and errors any number of
/// times, <see cref="IBaseProtocol.ConnectionLost"/>.
/// </summary>
/// <remarks>An exception of any of them goes to the loop's exception handler; the endpoint stays.</remarks>
public interface IDatagramProtocol : IBaseProtocol
{
    /// <summary>The endpoint is there: the first call. <c>connection_made</c>.</summary>
    /// <param name="transport">The endpoint, by which to send and to close. Keep it.</param>
    void ConnectionMade(DatagramTransport transport)
    {
    }

    /// <summary>A datagram was received, whole; <c>datagram_received</c>.</summary>
    /// <param name="data">What it holds, which may be nothing. It lies in the loop's one buffer, so it is there during the call only.</param>
    /// <param name="from">Who sent it.</param>
    void DatagramReceived(ReadOnlySpan<byte> data, EndPoint from);

    /// <summary>
    /// An earlier send or a receive has failed, for instance because no program listens at a port of the other machine. The endpoint stays.
    /// <c>error_received</c>.
    /// </summary>
    void ErrorReceived(SocketException exception)
    {
    }
}
