using System.Net.Security;

namespace Asyncio;

/// <summary>The settings of a TLS connection.</summary>
/// <param name="Client">The options of a client; null on a server.</param>
/// <param name="Server">The options of a server; null on a client.</param>
/// <param name="HandshakeTimeout">How long the handshake may take.</param>
/// <param name="ShutdownTimeout">How long a close waits until the peer ends TLS as well.</param>
internal sealed record TlsSettings(
    SslClientAuthenticationOptions? Client, SslServerAuthenticationOptions? Server, TimeSpan HandshakeTimeout, TimeSpan ShutdownTimeout)
{
    // asyncio's SSL_HANDSHAKE_TIMEOUT, which is nginx's, and SSL_SHUTDOWN_TIMEOUT.
    public static readonly TimeSpan DefaultHandshakeTimeout = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <param name="options">The options of a client.</param>
    /// <param name="host">The host that the certificate must be for if the options have none; null if they must have one.</param>
    /// <param name="handshakeTimeout">How long the handshake may take; null means the default.</param>
    /// <param name="shutdownTimeout">How long the shutdown may take; null means the default.</param>
    /// <exception cref="ArgumentException">There is no host, or a timeout is 0 or less.</exception>
    public static TlsSettings ForClient(
        SslClientAuthenticationOptions options, string? host, TimeSpan? handshakeTimeout = null, TimeSpan? shutdownTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TargetHost is null)
        {
            options = host is not null
                ? Copy(options, host)
                : throw new ArgumentException($"Set {nameof(options.TargetHost)}: the server's certificate must be for that name.", nameof(options));
        }

        return new TlsSettings(options, Server: null, Timeout(handshakeTimeout, DefaultHandshakeTimeout), Timeout(shutdownTimeout, DefaultShutdownTimeout));
    }

    /// <param name="options">The options of a server.</param>
    /// <param name="handshakeTimeout">How long the handshake may take; null means the default.</param>
    /// <param name="shutdownTimeout">How long the shutdown may take; null means the default.</param>
    /// <exception cref="ArgumentException">The options have no certificate, or a timeout is 0 or less.</exception>
    public static TlsSettings ForServer(
        SslServerAuthenticationOptions options, TimeSpan? handshakeTimeout = null, TimeSpan? shutdownTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options is { ServerCertificate: null, ServerCertificateContext: null, ServerCertificateSelectionCallback: null }
            ? throw new ArgumentException("A server needs a certificate: set ServerCertificate or ServerCertificateContext.", nameof(options))
            : new TlsSettings(Client: null, options, Timeout(handshakeTimeout, DefaultHandshakeTimeout), Timeout(shutdownTimeout, DefaultShutdownTimeout));
    }

    // A copy, because the user may use the options for several hosts.
    private static SslClientAuthenticationOptions Copy(SslClientAuthenticationOptions options, string host)
    {
        var copy = new SslClientAuthenticationOptions
        {
            AllowRenegotiation = options.AllowRenegotiation,
            AllowTlsResume = options.AllowTlsResume,
            ApplicationProtocols = options.ApplicationProtocols,
            CertificateChainPolicy = options.CertificateChainPolicy,
            CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
            CipherSuitesPolicy = options.CipherSuitesPolicy,
            ClientCertificateContext = options.ClientCertificateContext,
            ClientCertificates = options.ClientCertificates,
            EnabledSslProtocols = options.EnabledSslProtocols,
            EncryptionPolicy = options.EncryptionPolicy,
            LocalCertificateSelectionCallback = options.LocalCertificateSelectionCallback,
            RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback,
            TargetHost = host,
        };
        if (OperatingSystem.IsWindows() || OperatingSystem.IsLinux())
        {
            copy.AllowRsaPkcs1Padding = options.AllowRsaPkcs1Padding;
            copy.AllowRsaPssPadding = options.AllowRsaPssPadding;
        }

        return copy;
    }

    private static TimeSpan Timeout(TimeSpan? timeout, TimeSpan byDefault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout ?? byDefault, TimeSpan.Zero, nameof(timeout));
        return timeout ?? byDefault;
    }
}
