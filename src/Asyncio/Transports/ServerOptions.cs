using System.Net.Security;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>Options of a <see cref="Server"/>. The defaults are asyncio's.</summary>
public sealed record ServerOptions
{
    /// <summary>The default options.</summary>
    public static ServerOptions Default { get; } = new();

    /// <summary>The family of the addresses to listen on. Default: all. <c>family</c>.</summary>
    public AddressFamily AddressFamily { get; init; } = AddressFamily.Unspecified;

    /// <summary>The maximum number of connections that wait to be accepted, and that are accepted in one pass. Default 100. <c>backlog</c>.</summary>
    public int Backlog { get; init; } = 100;

    /// <summary>True to let other processes listen on the same port. Default false. <c>reuse_port</c>.</summary>
    public bool ReusePort { get; init; }

    /// <summary>True to have the system probe idle connections (<c>SO_KEEPALIVE</c>). Default false. <c>keep_alive</c>.</summary>
    public bool KeepAlive { get; init; }

    /// <summary>
    /// True to accept connections at once. Default true; with false, call <see cref="Server.StartServing"/> or <see cref="Server.ServeForever"/>.
    /// <c>start_serving</c>.
    /// </summary>
    public bool StartServing { get; init; } = true;

    /// <summary>
    /// Deletes the file of a Unix socket when the server closes, unless another one has taken its place. Default true. <c>cleanup_socket</c>.
    /// </summary>
    public bool CleanUpSocket { get; init; } = true;

    /// <summary>
    /// Encrypts the connections with TLS. Default null: no TLS. With <see cref="SslServerAuthenticationOptions.ServerCertificateContext"/> all
    /// connections share one context; with <see cref="SslServerAuthenticationOptions.ServerCertificate"/> each connection creates one.
    /// <c>ssl</c>.
    /// </summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    /// <inheritdoc cref="ConnectionOptions.TlsHandshakeTimeout"/>
    public TimeSpan TlsHandshakeTimeout { get; init; } = Asyncio.TlsSettings.DefaultHandshakeTimeout;

    /// <inheritdoc cref="ConnectionOptions.TlsShutdownTimeout"/>
    public TimeSpan TlsShutdownTimeout { get; init; } = Asyncio.TlsSettings.DefaultShutdownTimeout;

    internal TlsSettings? TlsSettings => Tls is null ? null : Asyncio.TlsSettings.ForServer(Tls, TlsHandshakeTimeout, TlsShutdownTimeout);
}
