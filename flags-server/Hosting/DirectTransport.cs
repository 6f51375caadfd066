using System.Net;
using System.Net.Sockets;
using FlagsServer.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FlagsServer.Hosting;

/// <summary>Listens in Kestrel's place, and answers most requests without it.</summary>
/// <param name="site">The profile.</param>
/// <param name="options">How to listen, and how Kestrel's connections send and receive.</param>
/// <param name="errors">Gets the reports of defects in this program.</param>
internal sealed class DirectTransport(ProfileSite site, SocketTransportOptions options, TextWriter errors) : IConnectionListenerFactory
{
    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        Socket socket;
        try
        {
            socket = options.CreateBoundListenSocket(endpoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(e.Message, e);
        }

        socket.Listen(options.Backlog);
        return new(new DirectListener(socket, site, options, errors));
    }
}
