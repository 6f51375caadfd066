using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FlagsServer.Settings;

namespace FlagsServer.Tls;

/// <summary>Reads a certificate of the user's own.</summary>
internal static class CertificateFiles
{
    /// <summary>A chain of certificates has some kilobytes.</summary>
    private const int MaxSize = 1 << 20;

    /// <summary>Reads a certificate with its chain, and its key.</summary>
    /// <param name="certificateFile">The file with the certificate, PEM.</param>
    /// <param name="keyFile">The file with the key, PEM.</param>
    /// <returns>The certificate, or what is wrong with which file.</returns>
    public static Parsed<SslStreamCertificateContext> Read(string certificateFile, string keyFile)
    {
        var certificate = ReadText("--tls-cert", certificateFile);
        var key = ReadText("--tls-key", keyFile);
        if ((certificate.Error ?? key.Error) is { } unreadable)
        {
            return Failed(unreadable);
        }

        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(certificate.Value);
        }
        catch (CryptographicException)
        {
            return Failed($"--tls-cert {certificateFile}: a certificate in it is damaged, give a PEM file as the CA issued it");
        }

        if (chain.Count == 0)
        {
            return Failed($"--tls-cert {certificateFile}: there is no certificate in it, give a PEM file with -----BEGIN CERTIFICATE-----");
        }

        if (key.Value.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            return Failed($"--tls-key {keyFile}: the key is encrypted, give it without a passphrase, as 'openssl pkey -in FILE' prints it");
        }

        if (!key.Value.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            return Failed($"--tls-key {keyFile}: there is no private key in it, give a PEM file with -----BEGIN PRIVATE KEY-----");
        }

        try
        {
            var leaf = X509Certificate2.CreateFromPem(certificate.Value, key.Value);
            chain.RemoveAt(0);
            return SslStreamCertificateContext.Create(leaf, chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            return Failed($"--tls-key {keyFile}: it is not the key of {certificateFile}, give the RSA or ECDSA key that this certificate was made for");
        }
    }

    private static Parsed<string> ReadText(string option, string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[MaxSize];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length < MaxSize
                ? Encoding.Latin1.GetString(bytes, 0, length)
                : Parsed<string>.Failed($"{option} {file}: it is too large for a PEM file, give a certificate or a key");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read";
            return Parsed<string>.Failed($"{option} {file}: {reason}, give a PEM file that this user may read");
        }
    }

    private static Parsed<SslStreamCertificateContext> Failed(string error) => Parsed<SslStreamCertificateContext>.Failed(error);
}
