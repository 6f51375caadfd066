using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlagsServer.Tls;

namespace FlagsServer.Tests.Tls;

public sealed class CertificateFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-server-tests-");
    private readonly CertificateAuthority _authority = new(TimeProvider.System.GetUtcNow());

    public CertificateFilesTests()
    {
        using var certificate = _authority.Issue(["localhost"]);
        using var key = certificate.GetECDsaPrivateKey()!;
        Write("cert.pem", certificate.ExportCertificatePem() + "\n" + _authority.Pem);
        Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        Write("encrypted.pem", key.ExportEncryptedPkcs8PrivateKeyPem("secret", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write("other.pem", other.ExportPkcs8PrivateKeyPem());
        Write("text.pem", "not a certificate");
        Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Write("damaged-key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Write("large.pem", new string('x', 2 << 20));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Read_CertificateWithChainAndKey_IsRead()
    {
        var own = CertificateFiles.Read(At("cert.pem"), At("key.pem")).Value;

        Assert.Equal("CN=flags-server", own.TargetCertificate.Subject);
        Assert.True(own.TargetCertificate.HasPrivateKey);
    }

    [Theory]
    [InlineData("absent.pem", "key.pem", "--tls-cert {0}: there is no such file, give a PEM file that this user may read")]
    [InlineData(".", "key.pem", "--tls-cert {0}: it cannot be read, give a PEM file that this user may read")]
    [InlineData("cert.pem", "absent/key.pem", "--tls-key {1}: there is no such file, give a PEM file that this user may read")]
    [InlineData("large.pem", "key.pem", "--tls-cert {0}: it is too large for a PEM file, give a certificate or a key")]
    [InlineData("text.pem", "key.pem", "--tls-cert {0}: there is no certificate in it, give a PEM file with -----BEGIN CERTIFICATE-----")]
    [InlineData("damaged.pem", "key.pem", "--tls-cert {0}: a certificate in it is damaged, give a PEM file as the CA issued it")]
    [InlineData("cert.pem", "text.pem", "--tls-key {1}: there is no private key in it, give a PEM file with -----BEGIN PRIVATE KEY-----")]
    [InlineData("cert.pem", "cert.pem", "--tls-key {1}: there is no private key in it, give a PEM file with -----BEGIN PRIVATE KEY-----")]
    [InlineData("cert.pem", "encrypted.pem", "--tls-key {1}: the key is encrypted, give it without a passphrase, as 'openssl pkey -in FILE' prints it")]
    [InlineData("cert.pem", "other.pem", "--tls-key {1}: it is not the key of {0}, give the RSA or ECDSA key that this certificate was made for")]
    [InlineData("cert.pem", "damaged-key.pem", "--tls-key {1}: it is not the key of {0}, give the RSA or ECDSA key that this certificate was made for")]
    public void Read_Unusable_SaysWhichFileAndWhatToGive(string certificate, string key, string expected) =>
        Assert.Equal(
            expected.Replace("{0}", At(certificate), StringComparison.Ordinal).Replace("{1}", At(key), StringComparison.Ordinal),
            CertificateFiles.Read(At(certificate), At(key)).Error);

    private string At(string name) => Path.GetFullPath(name, _folder.FullName);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
