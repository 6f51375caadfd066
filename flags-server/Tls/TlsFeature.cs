using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Tls;

/// <summary>Tells Kestrel that a connection has TLS, and the protocol that was agreed in the handshake.</summary>
/// <param name="protocol">The protocol as ALPN names it (RFC 7301); empty for none.</param>
internal sealed class TlsFeature(ReadOnlyMemory<byte> protocol) : ITlsConnectionFeature, ITlsApplicationProtocolFeature
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ApplicationProtocol => protocol;

    /// <summary>Null: the server asks for no certificate of the client.</summary>
    public X509Certificate2? ClientCertificate { get; set; }

    /// <inheritdoc/>
    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);

    /// <summary>The name of a version in reports: <c>TLS 1.3</c>.</summary>
    public static string VersionName(SslProtocols version) => version switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => $"{version}",
    };
}
