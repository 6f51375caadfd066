namespace Asyncio;

/// <summary>The base of all transports; <c>asyncio.BaseTransport</c>.</summary>
public abstract class BaseTransport
{
    /// <summary>Creates a transport.</summary>
    /// <param name="loop">The loop of the transport.</param>
    protected BaseTransport(EventLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        Loop = loop;
    }

    /// <summary>The loop of the transport. Call the transport on its thread only.</summary>
    public EventLoop Loop { get; }

    /// <summary>True if the transport is closed or closing; <c>is_closing()</c>.</summary>
    public abstract bool IsClosing { get; }

    /// <summary>
    /// Stops receiving, sends the buffered data, calls <see cref="IBaseProtocol.ConnectionLost"/> of the protocol, and closes the socket.
    /// A second call does nothing. <c>close()</c>.
    /// </summary>
    public abstract void Close();

    /// <summary>Returns information about the transport; <c>get_extra_info()</c>.</summary>
    /// <param name="name">
    /// With a socket: <c>socket</c> (a <see cref="System.Net.Sockets.Socket"/>; do not send, receive or close with it),
    /// <c>sockname</c> and <c>peername</c> (each a <see cref="System.Net.EndPoint"/>). With TLS also <c>ssl_object</c> (a
    /// <see cref="System.Net.Security.SslStream"/>; do not read, write or close it), <c>sslcontext</c> (the options), <c>peercert</c> (an
    /// <see cref="System.Security.Cryptography.X509Certificates.X509Certificate"/>) and <c>cipher</c> (a
    /// <see cref="System.Net.Security.TlsCipherSuite"/>). <c>compression</c> is always null: .NET does not compress TLS.
    /// </param>
    /// <returns>The value; null if the transport has none of that name.</returns>
    public abstract object? GetExtraInfo(string name);

    /// <summary>Closes the socket because the loop closes. The protocol is not called: the loop runs no callbacks any more.</summary>
    internal virtual void Abandon()
    {
    }
}
