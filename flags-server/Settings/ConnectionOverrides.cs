using System.Security.Authentication;

namespace FlagsServer.Settings;

/// <summary>The settings of connections that one source gives; null for those that it does not give.</summary>
internal sealed record ConnectionOverrides
{
    /// <summary>No settings.</summary>
    public static ConnectionOverrides None { get; } = new();

    /// <summary>Whether the ports speak HTTPS.</summary>
    public bool? Tls { get; init; }

    /// <inheritdoc cref="TlsSettings.CertificateFile"/>
    public string? CertificateFile { get; init; }

    /// <inheritdoc cref="TlsSettings.KeyFile"/>
    public string? KeyFile { get; init; }

    /// <inheritdoc cref="TlsSettings.CaFile"/>
    public string? CaFile { get; init; }

    /// <inheritdoc cref="TlsSettings.Versions"/>
    public SslProtocols? TlsVersions { get; init; }

    /// <inheritdoc cref="ConnectionSettings.Http2"/>
    public bool? Http2 { get; init; }

    /// <summary>Applies one setting to others.</summary>
    /// <param name="overrides">The settings so far.</param>
    /// <param name="key">A key as <see cref="ProfileKey.Plain"/> returns it.</param>
    /// <param name="value">The value as text.</param>
    /// <returns>Null for a key that is not about connections.</returns>
    public static Parsed<ConnectionOverrides>? Set(ConnectionOverrides overrides, string key, string value) => key switch
    {
        "TLS" => Then(ValueSyntax.Switch(value), tls => overrides with { Tls = tls }),
        "TLSCERT" => Then(ValueSyntax.File(value), file => overrides with { CertificateFile = file }),
        "TLSKEY" => Then(ValueSyntax.File(value), file => overrides with { KeyFile = file }),
        "CAFILE" => Then(ValueSyntax.File(value), file => overrides with { CaFile = file }),
        "TLSVERSION" => Then(ValueSyntax.TlsVersion(value), version => overrides with { TlsVersions = version }),
        "HTTP2" => Then(ValueSyntax.Switch(value), http2 => overrides with { Http2 = http2 }),
        _ => (Parsed<ConnectionOverrides>?)null,
    };

    /// <summary>Applies these settings to weaker ones.</summary>
    public ConnectionOverrides Over(ConnectionOverrides weaker) => new()
    {
        Tls = Tls ?? weaker.Tls,
        CertificateFile = CertificateFile ?? weaker.CertificateFile,
        KeyFile = KeyFile ?? weaker.KeyFile,
        CaFile = CaFile ?? weaker.CaFile,
        TlsVersions = TlsVersions ?? weaker.TlsVersions,
        Http2 = Http2 ?? weaker.Http2,
    };

    private static Parsed<ConnectionOverrides> Then<T>(Parsed<T> parsed, Func<T, ConnectionOverrides> set) =>
        parsed.Error is { } error ? Parsed<ConnectionOverrides>.Failed(error) : set(parsed.Value);
}
