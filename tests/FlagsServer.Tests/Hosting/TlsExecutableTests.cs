using FlagsDownloader.Testing;
using FlagsServer.Tests.Support;
using FlagsServer.Tls;

namespace FlagsServer.Tests.Hosting;

/// <summary>HTTPS as curl and openssl see it.</summary>
public sealed class TlsExecutableTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-server-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [SecondTierData("1.2")]
    [InlineData("1.3")]
    public async Task Tls_CurlWithTheCaFile_IsAnswered(string version)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--tls");
        Assert.Matches(@"^LOCAL https://127\.0\.0\.1:\d+/flags  no delay, no errors, seed 0$", server.Lines[0]);
        Assert.Matches("^CA    /.*/ca\\.pem  the certificate to trust, also at /ca.pem$", server.Lines[1]);
        var authority = CaFile(server);

        Assert.Equal((0, "200 1.1 0"), await CurlAsync(server, "--cacert", authority, $"--tlsv{version}", "--tls-max", version));
        Assert.Equal((60, "000 0 20"), await CurlAsync(server));
        Assert.Equal(
            await File.ReadAllTextAsync(authority),
            (await ServerProcess.RunOtherAsync("curl", "--silent", "--cacert", authority, $"{new Uri(server.Address(), "/ca.pem")}")).Output);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
        Assert.False(Directory.Exists(Path.GetDirectoryName(authority)));
    }

    [Fact]
    public async Task Tls_Openssl_VerifiesTheCertificateAndAgreesOnHttp11()
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--tls", "--embedded");

        var (exitCode, output, errors) = await ServerProcess.RunOtherAsync(
            "openssl", "s_client", "-connect", $"127.0.0.1:{server.Address().Port}", "-CAfile", CaFile(server), "-verify_return_error",
            "-verify_hostname", "localhost", "-alpn", "h2,http/1.1");

        Assert.True(exitCode == 0, errors);
        Assert.Contains("ALPN protocol: http/1.1", output, StringComparison.Ordinal);
        Assert.Contains("Verify return code: 0 (ok)", output, StringComparison.Ordinal);
        var authority = CaFile(server);
        server.Process.StandardInput.Close();
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.False(File.Exists(authority));
    }

    [Fact]
    public async Task CaFile_Named_IsWrittenThereAndStays()
    {
        var file = Path.Combine(_folder.FullName, "ca.pem");
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--tls", "--ca-file", file);
        Assert.Equal((0, "200 1.1 0"), await CurlAsync(server, "--cacert", file));
        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(file, Assert.Single(_folder.GetFiles()).FullName);
    }

    [Fact]
    public async Task OwnCertificate_Curl_TrustsItsCa()
    {
        using var authority = new CertificateAuthority(TimeProvider.System.GetUtcNow());
        using var certificate = authority.Issue(["127.0.0.1"]);
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(certificate)!;
        var own = Write("own.pem", certificate.ExportCertificatePem());
        var ca = Write("ca.pem", authority.Pem);
        using var server = await ServerProcess.StartAsync(
            "--port", "0", "--only", "LOCAL", "--tls-cert", own, "--tls-key", Write("key.pem", key.ExportPkcs8PrivateKeyPem()));

        Assert.Single(server.Lines);
        Assert.Equal((0, "200 1.1 0"), await CurlAsync(server, "--cacert", ca));
    }

    [Theory]
    [SecondTierData("tls-stall", 28)] // Timed out.
    [SecondTierData("tls-reset", 35)] // The handshake failed.
    [InlineData("tls-expired", 60)] // The certificate cannot be accepted.
    [SecondTierData("tls-wrong-host", 60)]
    [SecondTierData("reset", 56)] // Failure in receiving.
    [SecondTierData("cut", 18)] // A part of a file.
    [SecondTierData("cut-chunked", 18)]
    [SecondTierData("reset-body", 56)]
    [SecondTierData("stall-headers", 28)]
    [SecondTierData("redirect:hops=3", 0)]
    public async Task Curl_FaultOverTls_HasItsExitCode(string fault, int exitCode)
    {
        using var server = await ServerProcess.StartAsync("--port", "0", "--only", "LOCAL", "--tls", "--fault", fault);

        var (code, _) = await CurlAsync(server, "--cacert", CaFile(server), "--location", "--max-time", exitCode == 28 ? "1.5" : "20");

        Assert.Equal(exitCode, code);
        await server.SignalAsync("TERM");
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Empty(await server.Process.StandardError.ReadToEndAsync());
    }

    [Theory]
    [InlineData("--tls-cert absent.pem --tls-key absent.pem", "--tls-cert absent.pem: there is no such file, give a PEM file that this user may read")]
    [SecondTierData("--tls --ca-file absent/ca.pem", "--ca-file absent/ca.pem: it cannot be written, give a file in a folder that exists and may be written to")]
    [InlineData("--fault tls-expired", "LOCAL: tls-expired is a fault of the TLS handshake, add --tls")]
    public async Task Run_BadInput_PrintsOneLineAndExits2(string line, string expected)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--port", "0", .. line.Split(' ')], folder: _folder.FullName);

        Assert.Equal((2, "", $"flags-server: {expected}\n"), (exitCode, output, errors));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    private static string CaFile(ServerProcess server) => server.Lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

    private static async Task<(int ExitCode, string Output)> CurlAsync(ServerProcess server, params string[] arguments)
    {
        var (exitCode, output, _) = await ServerProcess.RunOtherAsync(
            "curl",
            [
                "--silent", "--output", "/dev/null", "--write-out", "%{http_code} %{http_version} %{ssl_verify_result}", .. arguments,
                $"{server.Address()}/br/br.gif",
            ]);
        return (exitCode, output);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
