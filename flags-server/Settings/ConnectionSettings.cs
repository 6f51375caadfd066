using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The settings of connections, the same for all profiles.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>The maximum of bytes by which a body over HTTP/2 may exceed its Content-Length: a frame of this size every client takes (RFC 9113, section 4.2).</summary>
    public const int MaxExcess = 1 << 14;

    /// <summary>HTTP/1.1 without TLS.</summary>
    public static ConnectionSettings Default { get; } = new();

    /// <summary>TLS; null for plain TCP. Default null.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>Speaks HTTP/2 besides HTTP/1.1: with TLS by ALPN, without TLS with prior knowledge. Default off.</summary>
    public bool Http2 { get; init; }

    /// <summary>Applies the sources to the defaults.</summary>
    /// <param name="layers">The weakest first.</param>
    /// <param name="profiles">The profiles that are served, whose faults have to fit.</param>
    public static Parsed<ConnectionSettings> Resolve(IEnumerable<ConnectionOverrides> layers, IReadOnlyList<ProfileSettings> profiles)
    {
        var said = layers.Aggregate(ConnectionOverrides.None, (weaker, stronger) => stronger.Over(weaker));
        var tls = said.Tls is true || said.CertificateFile is not null || said.KeyFile is not null;
        var error = (tls ? null : WithoutTls(said)) ?? OwnCertificate(said) ?? Fault(profiles, tls, said);
        if (error is not null)
        {
            return Parsed<ConnectionSettings>.Failed(error);
        }

        return new ConnectionSettings
        {
            Tls = tls
                ? new()
                {
                    CertificateFile = said.CertificateFile,
                    KeyFile = said.KeyFile,
                    CaFile = said.CaFile,
                    Versions = said.TlsVersions ?? TlsSettings.AllVersions,
                }
                : null,
            Http2 = said.Http2 is true,
        };
    }

    private static string? WithoutTls(ConnectionOverrides said) => said switch
    {
        { CaFile: { } file } => $"--ca-file {file}: without TLS there is no certificate, add --tls",
        { TlsVersions: not null } => "--tls-version: without TLS there is no version of it, add --tls",
        _ => null,
    };

    private static string? OwnCertificate(ConnectionOverrides said) => said switch
    {
        { CertificateFile: { } file, KeyFile: null } => $"--tls-cert {file}: give its private key too, with --tls-key",
        { CertificateFile: null, KeyFile: { } file } => $"--tls-key {file}: give its certificate too, with --tls-cert",
        { CertificateFile: not null, CaFile: { } file } =>
            $"--ca-file {file}: with --tls-cert the server makes no CA, leave one of the two out",
        _ => null,
    };

    private static string? Fault(IReadOnlyList<ProfileSettings> profiles, bool tls, ConnectionOverrides said)
    {
        foreach (var (profile, fault) in profiles.SelectMany(profile => profile.Faults.Select(rule => (profile.Name, rule.Fault))))
        {
            switch (fault)
            {
                case HandshakeFault when !tls:
                    return $"{profile}: {fault} is a fault of the TLS handshake, add --tls";
                case TlsExpiredFault or TlsWrongHostFault when said.CertificateFile is not null:
                    return $"{profile}: {fault} needs a certificate that the server makes, leave out --tls-cert and --tls-key";
                case GoAwayFault or RefusedStreamFault when said.Http2 is not true:
                    return $"{profile}: {fault} is a fault of HTTP/2, add --http2";
                case CutChunkedFault or UnaskedFault when said.Http2 is true:
                    return $"{profile}: {fault} is a fault of HTTP/1.1, leave out --http2";
                case WrongLengthFault { By: < -MaxExcess } when said.Http2 is true:
                    return $"{profile}: {fault} is too much for one frame of HTTP/2, give by={-MaxExcess} or more, or leave out --http2";
                default:
                    break;
            }
        }

        return null;
    }
}
