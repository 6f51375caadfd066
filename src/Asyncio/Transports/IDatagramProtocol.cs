using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// A datagram protocol; <c>asyncio.DatagramProtocol</c>. The order is <see cref="ConnectionMade"/>, datagrams and errors any number of
/// times, <see cref="IBaseProtocol.ConnectionLost"/>.
/// </summary>
/// <remarks>An exception of a callback goes to the loop's exception handler; the endpoint stays open.</remarks>
public interface IDatagramProtocol : IBaseProtocol
{
    /// <summary>Called first, when the endpoint is ready. <c>connection_made</c>.</summary>
    /// <param name="transport">The transport, to send and to close. Store it.</param>
    void ConnectionMade(DatagramTransport transport)
    {
    }

    /// <summary>Called with a received datagram; <c>datagram_received</c>.</summary>
    /// <param name="data">The content, possibly empty. It is in the loop's receive buffer: valid during the call only.</param>
    /// <param name="from">The address of the sender.</param>
    void DatagramReceived(ReadOnlySpan<byte> data, EndPoint from);

    /// <summary>
    /// Called when an earlier send or a receive fails, for instance because no program listens on the remote port. The endpoint stays open.
    /// <c>error_received</c>.
    /// </summary>
    void ErrorReceived(SocketException exception)
    {
    }
}
