using System.Security.Cryptography.X509Certificates;

namespace FlagsDownloader.Cli.Options;

/// <summary>Whose certificates are trusted.</summary>
internal sealed record TrustOptions
{
    /// <summary>The certificates of the trusted authorities; null for the system's. Default: null.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The file with these certificates; null for the system's. Default: null.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Whether others than the system's are trusted.</summary>
    public bool IsGiven => Authorities is not null || AcceptsAny;

    /// <summary>Whether any certificate is accepted. Default: false.</summary>
    public bool AcceptsAny { get; init; }
}
