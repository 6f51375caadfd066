using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Tls;

/// <summary>The certificates of this process, the same for all profiles.</summary>
internal sealed class ServerCertificates
{
    /// <summary>A name that no machine has (RFC 2606).</summary>
    private const string WrongHost = "another-host.example";

    private readonly SslStreamCertificateContext _right;
    private readonly SslStreamCertificateContext _expired;
    private readonly SslStreamCertificateContext _wrongHost;

    private ServerCertificates(SslStreamCertificateContext own) => _right = _expired = _wrongHost = own;

    private ServerCertificates(CertificateAuthority authority, IReadOnlyList<string> names)
    {
        _right = Context(authority.Issue(names));
        _expired = Context(authority.IssueExpired(names));
        _wrongHost = Context(authority.Issue([WrongHost]));
        AuthorityPem = authority.Pem;
    }

    /// <summary>The certificate of the CA that the server made; null with a certificate of the user's own.</summary>
    public string? AuthorityPem { get; }

    /// <summary>Reads the user's certificate, or makes a CA and certificates of it.</summary>
    /// <param name="settings">The settings of TLS.</param>
    /// <param name="addresses">The addresses to listen on.</param>
    /// <param name="now">The time by the calendar.</param>
    public static Parsed<ServerCertificates> Create(TlsSettings settings, IEnumerable<IPAddress> addresses, DateTimeOffset now)
    {
        if (settings is { CertificateFile: { } certificate, KeyFile: { } key })
        {
            var own = CertificateFiles.Read(certificate, key);
            return own.Error is { } error ? Parsed<ServerCertificates>.Failed(error) : new ServerCertificates(own.Value);
        }

        using var authority = new CertificateAuthority(now);
        return new ServerCertificates(authority, [.. Names(addresses)]);
    }

    /// <summary>The certificate to show.</summary>
    /// <param name="fault">The fault of the handshake; null for none.</param>
    public SslStreamCertificateContext Select(HandshakeFault? fault) => fault switch
    {
        TlsExpiredFault => _expired,
        TlsWrongHostFault => _wrongHost,
        _ => _right,
    };

    /// <summary>The names by which clients may address the server.</summary>
    private static IEnumerable<string> Names(IEnumerable<IPAddress> addresses)
    {
        var listened = addresses.ToList();
        var all = listened.Exists(address => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return new[] { "localhost", "*.localhost", $"{IPAddress.Loopback}", $"{IPAddress.IPv6Loopback}" }
            // Not every machine has a name that certificates can have.
            .Concat(Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns ? [Environment.MachineName] : [])
            .Concat(listened.Concat(all ? OfThisMachine() : []).Select(Text))
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<IPAddress> OfThisMachine()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address);
        }
        catch (NetworkInformationException)
        {
            // The names are enough for clients on this machine.
            return [];
        }
    }

    // A certificate has no scope of an address, fe80::1%eth0.
    private static string Text(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{new IPAddress(address.GetAddressBytes())}" : $"{address}";

    private static SslStreamCertificateContext Context(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
}
