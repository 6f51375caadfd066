using System.Security.Cryptography;
using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`--cacert` and `--insecure` against a server whose authority the system does not trust.</summary>
public sealed class CertificateTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = new("one");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_AuthorityNotTrusted_IsRefusedWithAHint(string strategy)
    {
        using var server = new TlsServer(_authority.Localhost, Ok);

        var result = Run($"https://localhost:{server.Port}/a", "--strategy", strategy);

        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains("no trusted TLS connection", line, StringComparison.Ordinal);
        Assert.Contains("--cacert", line, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Empty(SavedFiles.Names(_folder));
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_AuthorityGiven_IsTrusted(string strategy)
    {
        using var server = new TlsServer(_authority.Localhost, Ok);
        using var other = new TestAuthority("other");
        // Comments and other authorities may be in the file.
        File.WriteAllText(_folder.Of("authorities.pem"), $"# two\n{other.Pem}\n\n{_authority.Pem}\n");

        var result = Run($"https://localhost:{server.Port}/a", "--cacert", "authorities.pem", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("abc"u8, SavedFiles.Read(_folder, "a"));
    }

    [Fact]
    [SecondTier("a server more; Download_AuthorityNotTrusted is in every run")]
    public void Download_OtherAuthorityGiven_IsRefused()
    {
        using var server = new TlsServer(_authority.Localhost, Ok);
        using var other = new TestAuthority("other");
        File.WriteAllText(_folder.Of("authorities.pem"), other.Pem);

        var result = Run($"https://localhost:{server.Port}/a", "--cacert", "authorities.pem");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no trusted TLS connection", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    [SecondTier("a server more; Download_AuthorityNotTrusted is in every run")]
    public void Download_OtherHostOfATrustedAuthority_IsRefused(string strategy)
    {
        using var server = new TlsServer(_authority.Localhost, Ok);
        File.WriteAllText(_folder.Of("authorities.pem"), _authority.Pem);

        // The certificate is for localhost.
        var result = Run($"https://127.0.0.1:{server.Port}/a", "--cacert", "authorities.pem", "--strategy", strategy);

        Assert.Equal(1, result.ExitCode);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains("RemoteCertificateNameMismatch", line, StringComparison.Ordinal);
        Assert.DoesNotContain("--cacert", line, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Strategies.Each), MemberType = typeof(Strategies))]
    public void Download_Insecure_AcceptsAnyCertificateAndSaysSo(string strategy)
    {
        using var server = new TlsServer(_authority.Localhost, Ok);

        var result = Run($"https://127.0.0.1:{server.Port}/a", "--insecure", "--strategy", strategy);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains(result.OutputLines, line => line.Contains("Certificates are not checked (--insecure)", StringComparison.Ordinal));
        Assert.Equal("abc"u8, SavedFiles.Read(_folder, "a"));

        using var document = JsonDocument.Parse(
            FlagsProcess.Run(_folder.Path, "download", $"https://127.0.0.1:{server.Port}/a", "--insecure", "--json").Output);
        Assert.True(document.RootElement.GetProperty("options").GetProperty("insecure").GetBoolean());
    }

    [Fact]
    public void Download_RedirectFromHttpsToHttp_IsRefused()
    {
        using var plain = new ScriptedServer(ScriptedAnswer.Ok([1]));
        using var server = new TlsServer(
            _authority.Localhost, $"HTTP/1.1 302 Found\r\nLocation: {plain.At("a")}\r\nContent-Length: 0\r\n\r\n");

        var result = Run($"https://localhost:{server.Port}/a", "--insecure", "-H", "Authorization: secret");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("redirect from https to http is not followed", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(plain.Requests);
    }

    [Theory]
    [InlineData("missing", "cannot read 'missing': give a PEM file with certificates")]
    [SecondTierData("empty", "'empty' has no certificate: give a PEM file")]
    [InlineData("text", "'text' has no certificate: give a PEM file")]
    [SecondTierData("binary", "'binary' has no certificate: give a PEM file")]
    [InlineData("damaged", "cannot read 'damaged': give a PEM file with certificates")]
    [SecondTierData("key", "'key' has no certificate: give a PEM file")]
    [InlineData(".", "cannot read '.': give a PEM file with certificates")]
    public void Download_FileWithoutCertificates_IsRefused(string file, string fault)
    {
        using var key = ECDsa.Create();
        File.WriteAllText(_folder.Of("empty"), "");
        File.WriteAllText(_folder.Of("text"), "certificate\n");
        File.WriteAllBytes(_folder.Of("binary"), _authority.Localhost.RawData);
        File.WriteAllText(_folder.Of("damaged"), _authority.Pem.Replace("M", "A", StringComparison.Ordinal));
        File.WriteAllText(_folder.Of("key"), key.ExportPkcs8PrivateKeyPem());

        AssertRefused(fault, "--cacert", file);
    }

    [Fact]
    public void Download_AuthoritiesAndInsecure_ExcludeEachOther()
    {
        File.WriteAllText(_folder.Of("authorities.pem"), _authority.Pem);

        AssertRefused("leave one out", "--cacert", "authorities.pem", "--insecure");
    }

    private FlagsResult Run(params string[] arguments) =>
        FlagsProcess.Run(_folder.Path, ["download", .. arguments, "--retries", "0"]);

    private void AssertRefused(string advice, params string[] options)
    {
        var result = Run(["https://localhost:1/a", .. options]);

        Assert.True(result.ExitCode == 2, result.Output + result.Error);
        Assert.Empty(result.Output);
        Assert.Contains(advice, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Of(SavedFiles.Folder)), "no folder is created");
    }
}
