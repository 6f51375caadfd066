using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// Options of <see cref="EventLoop.CreateConnection{TProtocol}(Func{TProtocol}, string, int, ConnectionOptions?)"/>. The defaults are asyncio's.
/// </summary>
public sealed record ConnectionOptions
{
    /// <summary>The default options.</summary>
    public static ConnectionOptions Default { get; } = new();

    /// <summary>The family of the host's addresses to try. Default: all. <c>family</c>.</summary>
    public AddressFamily AddressFamily { get; init; } = AddressFamily.Unspecified;

    /// <summary>The local address and port to bind to. Default null: the system chooses. <c>local_addr</c>.</summary>
    public IPEndPoint? LocalEndPoint { get; init; }

    /// <summary>
    /// The time to wait for a connection before the next address is tried in parallel, with alternating families (RFC 8305 recommends
    /// 0.25 s). Default null: each address is tried after the one before has failed. <c>happy_eyeballs_delay</c>.
    /// </summary>
    public TimeSpan? HappyEyeballsDelay { get; init; }

    /// <summary>
    /// True to throw an <see cref="AggregateException"/> with the errors of all addresses. Default false: one <see cref="SocketException"/>.
    /// <c>all_errors</c>.
    /// </summary>
    public bool AllErrors { get; init; }

    /// <summary>
    /// Encrypts the connection with TLS. Default null: no TLS. If <see cref="SslClientAuthenticationOptions.TargetHost"/> is not set, the
    /// server's certificate must be for the host of the connection; most clients need nothing but <c>new()</c>. <c>ssl</c> and
    /// <c>server_hostname</c>.
    /// </summary>
    /// <remarks>The certificate is verified on the loop's thread. A <c>CertificateRevocationCheckMode</c> of Online blocks it.</remarks>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>How long the TLS handshake may take. Default 60 s. <c>ssl_handshake_timeout</c>.</summary>
    public TimeSpan TlsHandshakeTimeout { get; init; } = TlsSettings.DefaultHandshakeTimeout;

    /// <summary>
    /// How long a close waits until the peer ends TLS as well; then the connection is aborted. Default 30 s. <c>ssl_shutdown_timeout</c>.
    /// </summary>
    public TimeSpan TlsShutdownTimeout { get; init; } = TlsSettings.DefaultShutdownTimeout;

    internal TlsSettings? TlsSettingsFor(string? host) => Tls is null ? null : TlsSettings.ForClient(Tls, host, TlsHandshakeTimeout, TlsShutdownTimeout);
}
