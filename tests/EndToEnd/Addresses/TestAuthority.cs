using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>A certificate authority in memory, which no system trusts, and a certificate of it for <c>localhost</c> only.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, End);
        Pem = authority.ExportCertificatePem();
        Localhost = Issue(authority);
    }

    /// <summary>The authority's certificate.</summary>
    public string Pem { get; }

    /// <summary>The certificate of a server, with its key.</summary>
    public X509Certificate2 Localhost { get; }

    public void Dispose() => Localhost.Dispose();

    private static X509Certificate2 Issue(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, DateTimeOffset.UnixEpoch, End, [1, 2, 3]);
        using var certificate = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
