using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlagsServer.Tls;

/// <summary>A CA of this process. Its key is kept in memory only, so that nobody else can issue a certificate that its clients accept.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    /// <summary>The lifetime of certificates. Clients may refuse those of more than 398 days.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The time before now from which the CA is valid: long enough for a certificate that has expired.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(31);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // id-kp-serverAuth of RFC 5280, section 4.2.1.12.
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly DateTimeOffset _now;

    /// <summary>A new CA.</summary>
    /// <param name="now">The time by the calendar.</param>
    public CertificateAuthority(DateTimeOffset now)
    {
        _now = now;
        // A name of its own, because a client that trusts the CA of an earlier start would otherwise take that one's key.
        var request = Request($"CN=flags-server CA {RandomNumberGenerator.GetHexString(8, lowercase: true)}", _key);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        _certificate = request.CreateSelfSigned(now - Past, now + Lifetime + Day);
        Pem = _certificate.ExportCertificatePem() + "\n";
    }

    /// <summary>The certificate of the CA, without its key.</summary>
    public string Pem { get; }

    /// <summary>Issues a certificate for a server, valid from yesterday for a year.</summary>
    /// <param name="names">The names and addresses of the server.</param>
    public X509Certificate2 Issue(IEnumerable<string> names) => Issue(names, _now - Day, _now + Lifetime);

    /// <summary>Issues a certificate for a server that expired yesterday.</summary>
    /// <param name="names">The names and addresses of the server.</param>
    public X509Certificate2 IssueExpired(IEnumerable<string> names) => Issue(names, _now - Past + Day, _now - Day);

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private static CertificateRequest Request(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private X509Certificate2 Issue(IEnumerable<string> names, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request("CN=flags-server", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(AlternativeNames(names));
        // A positive number of 16 bytes (RFC 5280, section 4.1.2.2).
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 1);
        using var issued = request.Create(_certificate, from, to, serial);
        return issued.CopyWithPrivateKey(key);
    }

    private static X509Extension AlternativeNames(IEnumerable<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name.ToLower(CultureInfo.InvariantCulture));
            }
        }

        return builder.Build();
    }
}
