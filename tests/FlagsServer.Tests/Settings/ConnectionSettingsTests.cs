using System.Security.Authentication;
using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class ConnectionSettingsTests
{
    [Fact]
    public void Resolve_Nothing_IsHttpWithoutTls() => Assert.Equal(ConnectionSettings.Default, Resolve().Value.Connections);

    [Fact]
    public void Resolve_Tls_HasBothVersionsAndACertificateOfTheServer() =>
        Assert.Equal(new TlsSettings { Versions = SslProtocols.Tls12 | SslProtocols.Tls13 }, Resolve("--tls").Value.Connections.Tls);

    [Fact]
    public void Resolve_OwnCertificate_IsTls() =>
        Assert.Equal(
            new TlsSettings { CertificateFile = "c.pem", KeyFile = "k.pem", Versions = SslProtocols.Tls13 },
            Resolve("--tls-cert", "c.pem", "--tls-key", "k.pem", "--tls-version", "1.3").Value.Connections.Tls);

    [Fact]
    public void Resolve_Sources_TheStrongestDecides()
    {
        var weak = new SettingsLayer { Connections = new() { Tls = true, CaFile = "weak.pem", TlsVersions = SslProtocols.Tls12 } };

        Assert.Equal(
            new TlsSettings { CaFile = "strong.pem", Versions = SslProtocols.Tls12 },
            ServerSettings.Resolve(weak, Layer("--ca-file", "strong.pem")).Value.Connections.Tls);
        Assert.Null(ServerSettings.Resolve(weak with { Connections = new() { Tls = true } }, new() { Connections = new() { Tls = false } }).Value.Connections.Tls);
    }

    [Fact]
    public void Resolve_Http2_IsWithOrWithoutTls()
    {
        Assert.Equal(new ConnectionSettings { Http2 = true }, Resolve("--http2").Value.Connections);
        Assert.Equal(new ConnectionSettings { Http2 = true, Tls = new() }, Resolve("--http2", "--tls").Value.Connections);
    }

    [Theory]
    [InlineData("--tls-cert c.pem", "--tls-cert c.pem: give its private key too, with --tls-key")]
    [InlineData("--tls --tls-key k.pem", "--tls-key k.pem: give its certificate too, with --tls-cert")]
    [InlineData("--ca-file ca.pem", "--ca-file ca.pem: without TLS there is no certificate, add --tls")]
    [InlineData("--tls-version 1.2", "--tls-version: without TLS there is no version of it, add --tls")]
    [InlineData("--tls --tls-version 1.1", "--tls-version 1.1: give 1.2 or 1.3, or leave it out for both")]
    [InlineData("--tls-cert c.pem --tls-key k.pem --ca-file ca.pem", "--ca-file ca.pem: with --tls-cert the server makes no CA, leave one of the two out")]
    [InlineData("--fault tls-stall", "LOCAL: tls-stall is a fault of the TLS handshake, add --tls")]
    [InlineData("--profile ERROR:fault=tls-reset:for=2", "ERROR: tls-reset:for=2 is a fault of the TLS handshake, add --tls")]
    [InlineData("--fault goaway=0.1", "LOCAL: goaway is a fault of HTTP/2, add --http2")]
    [InlineData("--tls --profile ERROR:fault=refused-stream:first=1", "ERROR: refused-stream is a fault of HTTP/2, add --http2")]
    [InlineData("--http2 --fault cut-chunked", "LOCAL: cut-chunked is a fault of HTTP/1.1, leave out --http2")]
    [InlineData("--http2 --fault extra-answer:flag=us", "LOCAL: extra-answer:flag=us is a fault of HTTP/1.1, leave out --http2")]
    [InlineData("--http2 --tls --fault long-body", "LOCAL: long-body is a fault of HTTP/1.1, leave out --http2")]
    [InlineData(
        "--http2 --fault wrong-length:by=-16385",
        "LOCAL: wrong-length:by=-16385 is too much for one frame of HTTP/2, give by=-16384 or more, or leave out --http2")]
    [InlineData(
        "--tls-cert c.pem --tls-key k.pem --profile DELAY:fault=tls-expired",
        "DELAY: tls-expired needs a certificate that the server makes, leave out --tls-cert and --tls-key")]
    public void Resolve_Contradiction_SaysWhatToType(string line, string expected) => Assert.Equal(expected, Resolve(line.Split(' ')).Error);

    private static Parsed<ServerSettings> Resolve(params string[] arguments)
    {
        var request = CommandLine.Parse(arguments);
        return request.Error is { } error ? Parsed<ServerSettings>.Failed(error) : ServerSettings.Resolve(((CommandLine.Serve)request.Value).Layer);
    }

    private static SettingsLayer Layer(params string[] arguments) => ((CommandLine.Serve)CommandLine.Parse(arguments).Value).Layer;
}
