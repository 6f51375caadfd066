using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FlagsDownloader.Http;

/// <summary>Which servers' certificates are accepted.</summary>
public static class TlsSettings
{
    /// <summary>The settings of TLS for a client's connections.</summary>
    /// <param name="options">The client's options.</param>
    public static SslClientAuthenticationOptions Create(FlagClientOptions options)
    {
        var settings = new SslClientAuthenticationOptions();
        if (options.AcceptsAnyCertificate)
        {
#pragma warning disable CA5359 // The user asked for it, and the option says what it means.
            settings.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (options.TrustedAuthorities is { } authorities)
        {
            settings.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                // A private authority usually publishes no list of what it has revoked.
                RevocationMode = X509RevocationMode.NoCheck,
            };
            settings.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return settings;
    }
}
