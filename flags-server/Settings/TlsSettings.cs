using System.Security.Authentication;

namespace FlagsServer.Settings;

/// <summary>The settings of TLS, the same for all profiles.</summary>
internal sealed record TlsSettings
{
    /// <summary>Both versions that are in use.</summary>
    public const SslProtocols AllVersions = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>A PEM file with a certificate, and its chain after it. Default null: the server makes a certificate.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file with the private key of <see cref="CertificateFile"/>, not encrypted; null without one.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The file to which the certificate of the server's own CA is written. Default null: a temporary file.</summary>
    public string? CaFile { get; init; }

    /// <summary>The versions that a client may use. Default: 1.2 and 1.3.</summary>
    public SslProtocols Versions { get; init; } = AllVersions;
}
