using System.CommandLine;

namespace FlagsServer.Settings;

/// <content>The options of connections.</content>
internal sealed partial class CommandLine
{
    private readonly Option<bool> _tls = new("--tls")
    {
        Description = "Speaks HTTPS, with a certificate that it makes at its start for localhost and this machine. GET /ca.pem has its CA.",
    };

    private readonly Option<string?> _tlsCertificate = new("--tls-cert")
    {
        HelpName = "FILE",
        Description = "Speaks HTTPS with this certificate: PEM, the chain after it.",
    };

    private readonly Option<string?> _tlsKey = new("--tls-key")
    {
        HelpName = "FILE",
        Description = "The private key of --tls-cert: PEM, not encrypted.",
    };

    private readonly Option<string?> _tlsVersion = new("--tls-version")
    {
        HelpName = "VERSION",
        Description = "The only version of TLS, 1.2 or 1.3. Default: both.",
    };

    private readonly Option<string?> _caFile = new("--ca-file")
    {
        HelpName = "FILE",
        Description = "Where the CA's certificate is written. Default: a temporary file, which is removed at the end.",
    };

    private readonly Option<bool> _http2 = new("--http2")
    {
        Description = "Speaks HTTP/2 too: with TLS by ALPN, without TLS with prior knowledge.",
    };

    private Parsed<ConnectionOverrides> Connections(ParseResult result)
    {
        var connections = ConnectionOverrides.None with { Tls = result.GetValue(_tls) ? true : null, Http2 = result.GetValue(_http2) ? true : null };
        foreach (var (option, key) in new[]
        {
            (_tlsCertificate, "TLSCERT"), (_tlsKey, "TLSKEY"), (_tlsVersion, "TLSVERSION"), (_caFile, "CAFILE"),
        })
        {
            if (result.GetValue(option) is not { } value)
            {
                continue;
            }

            var set = ConnectionOverrides.Set(connections, key, value)!.Value;
            if (set.Error is { } error)
            {
                return Parsed<ConnectionOverrides>.Failed($"{option.Name} {value}: {error}");
            }

            connections = set.Value;
        }

        return connections;
    }
}
