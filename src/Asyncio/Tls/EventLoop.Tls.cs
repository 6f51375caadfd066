using System.Net.Security;
using System.Net.Sockets;

namespace Asyncio;

/// <content>TLS on a connection that exists.</content>
public sealed partial class EventLoop
{
    /// <summary>Starts TLS on a connection, as the client; <c>loop.start_tls</c>.</summary>
    /// <param name="transport">
    /// The transport of the connection. Do not use it afterwards. It may be a TLS transport itself.
    /// </param>
    /// <param name="protocol">The protocol of the new transport. <c>ConnectionMade</c> is not called.</param>
    /// <param name="options">Options, with the <see cref="SslClientAuthenticationOptions.TargetHost"/> that the server's certificate must be for.</param>
    /// <param name="handshakeTimeout">How long the handshake may take. Default 60 s. <c>ssl_handshake_timeout</c>.</param>
    /// <param name="shutdownTimeout">
    /// How long a close waits until the peer ends TLS as well; then the connection is aborted. Default 30 s. <c>ssl_shutdown_timeout</c>.
    /// </param>
    /// <returns>The new transport, after the handshake.</returns>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The handshake failed. The connection is closed.</exception>
    /// <exception cref="SocketException">The peer closed the connection, or the handshake took too long. The connection is closed.</exception>
    /// <exception cref="ArgumentException">
    /// The transport is not one of this library, the options have no host, or a timeout is 0 or less.
    /// </exception>
    /// <exception cref="InvalidOperationException">The transport is closed, or the caller is not on the loop's thread.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled. The connection is closed.</exception>
    public Task<Transport> StartTls(
        Transport transport,
        IStreamProtocol protocol,
        SslClientAuthenticationOptions options,
        TimeSpan? handshakeTimeout = null,
        TimeSpan? shutdownTimeout = null) =>
        StartTls(transport, protocol, TlsSettings.ForClient(options, host: null, handshakeTimeout, shutdownTimeout));

    /// <summary>Starts TLS on a connection, as the server; <c>loop.start_tls(server_side=True)</c>.</summary>
    /// <param name="transport">The transport of the connection.</param>
    /// <param name="protocol">The protocol of the new transport.</param>
    /// <param name="options">Options, with the server's certificate.</param>
    /// <param name="handshakeTimeout">How long the handshake may take. Default 60 s.</param>
    /// <param name="shutdownTimeout">How long a close waits until the peer ends TLS as well. Default 30 s.</param>
    /// <exception cref="ArgumentException">
    /// The transport is not one of this library, the options have no certificate, or a timeout is 0 or less.
    /// </exception>
    /// <inheritdoc cref="StartTls(Transport, IStreamProtocol, SslClientAuthenticationOptions, TimeSpan?, TimeSpan?)"/>
    public Task<Transport> StartTls(
        Transport transport,
        IStreamProtocol protocol,
        SslServerAuthenticationOptions options,
        TimeSpan? handshakeTimeout = null,
        TimeSpan? shutdownTimeout = null) =>
        StartTls(transport, protocol, TlsSettings.ForServer(options, handshakeTimeout, shutdownTimeout));

    internal async Task<Transport> StartTls(Transport transport, IStreamProtocol protocol, TlsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(protocol);
        ThrowIfClosed();
        ThrowIfNotOnThread();
        if (transport is not FlowControlledTransport lower)
        {
            throw new ArgumentException($"TLS cannot be started on {transport}.", nameof(transport));
        }

        if (transport.IsClosing)
        {
            throw new InvalidOperationException($"The transport is closed: TLS cannot be started on {transport}.");
        }

        var handshaken = CreateFuture<bool>();
        var tls = new TlsTransport(this, protocol, settings, handshaken, tellsConnectionMade: false);

        // In this order, so that ConnectionMade is its first call.
        lower.PauseReading();
        lower.SetProtocol(tls);
        var made = CallSoon(static state => ((IStreamProtocol)state.Tls).ConnectionMade(state.Lower), (Tls: tls, Lower: lower));
        var resumed = CallSoon(static lower => lower.ResumeReading(), lower);
        try
        {
            await handshaken;
        }
        catch
        {
            lower.Close();
            made.Cancel();
            resumed.Cancel();
            throw;
        }

        return tls;
    }

    /// <summary>Creates the transport of a socket, with or without TLS.</summary>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="protocol">The user's protocol.</param>
    /// <param name="connected">Is set after <c>ConnectionMade</c>, or to the exception of the handshake.</param>
    /// <param name="tls">The settings of TLS; null without TLS.</param>
    /// <param name="server">The server of the connection; null for a client.</param>
    private FlowControlledTransport MakeTransport(
        Socket socket, IStreamProtocol protocol, Future<bool> connected, TlsSettings? tls, Server? server = null)
    {
        if (tls is null)
        {
            return new SelectorSocketTransport(this, socket, protocol, connected, server);
        }

        var transport = new TlsTransport(this, protocol, tls, connected);
        _ = new SelectorSocketTransport(this, socket, transport, server: server);
        return transport;
    }
}
