using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>The settings of connections, the same for all profiles.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>HTTP/1.1 without TLS.</summary>
    public static ConnectionSettings Default { get; } = new();

    /// <summary>TLS; null for plain TCP. Default null.</summary>
    public TlsSettings? Tls { get; init; }

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
                default:
                    break;
            }
        }

        return null;
    }
}
