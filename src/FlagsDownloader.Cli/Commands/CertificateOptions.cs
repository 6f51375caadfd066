using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlagsDownloader.Cli.Options;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that say whose certificates are trusted.</summary>
internal sealed class CertificateOptions
{
    private readonly Option<string?> _authorities = OptionValues.Text("--cacert", null, "FILE", "Trust only the authorities in this PEM file.");
    private readonly Option<bool> _insecure = new("--insecure") { Description = "Accept any certificate, so that others can read and change everything." };

    public IReadOnlyList<Option> All => [_authorities, _insecure];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_authorities) is not null || parsed.GetValue(_insecure);

    public TrustOptions Read(ParseResult parsed)
    {
        var file = parsed.GetValue(_authorities);
        var isInsecure = parsed.GetValue(_insecure);
        return file is null ? new TrustOptions { AcceptsAny = isInsecure }
            : isInsecure ? throw new UserErrorException("--cacert and --insecure exclude each other: leave one out")
            : ReadFile(file);
    }

    /// <summary>Trusts the authorities of a PEM file.</summary>
    /// <remarks>Apart, so that the assemblies for certificates, which are files, are opened only where they are needed.</remarks>
    /// <exception cref="UserErrorException">The file cannot be read, or has no certificate.</exception>
    public static TrustOptions ReadFile(string file) => new() { Authorities = ReadAuthorities(file), AuthorityFile = Path.GetFullPath(file) };

    private static X509Certificate2Collection ReadAuthorities(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UserErrorException($"cannot read '{path}': give a PEM file with certificates ({exception.Message.TrimEnd('.')})");
        }

        return certificates.Count > 0
            ? certificates
            : throw new UserErrorException($"'{path}' has no certificate: give a PEM file, with lines that say BEGIN CERTIFICATE");
    }
}
