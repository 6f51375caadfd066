using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using FlagsServer.Hosting;
using FlagsServer.Settings;
using FlagsServer.Tls;

namespace FlagsServer.Tests.Support;

/// <summary>A profile, served on a free port by this process, and a client for it.</summary>
internal sealed class ServedProfile : IAsyncDisposable
{
    private readonly ServerGroup _group;

    private ServedProfile(ServerGroup group, ServerCertificates? certificates, ManualTime time, SharedText errors)
    {
        _group = group;
        Certificates = certificates;
        Time = time;
        Errors = errors;
        Client = NewClient();
    }

    public ServerCertificates? Certificates { get; }

    public ManualTime Time { get; }

    public HttpClient Client { get; }

    public SharedText Errors { get; }

    /// <summary>A client that trusts the server's CA and no other, and speaks the given version of HTTP and no other.</summary>
    public HttpClient NewClient(SslProtocols versions = SslProtocols.None, Version? http = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.EnabledSslProtocols = versions;
        handler.SslOptions.CertificateChainPolicy = Certificates is null ? null : Trust(Certificates.AuthorityPem!);
        return new HttpClient(handler)
        {
            BaseAddress = new Uri(_group.Servers[0].Address),
            DefaultRequestVersion = http ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public static X509ChainPolicy Trust(string authorityPem) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(authorityPem) },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    public static Task<ServedProfile> StartWithTlsAsync(string keys = "port=0", TlsSettings? tls = null) =>
        StartAsync(keys, verbose: true, new() { Tls = tls ?? new() });

    public static Task<ServedProfile> StartWithHttp2Async(bool tls, string keys = "port=0") =>
        StartAsync(keys, verbose: true, new() { Tls = tls ? new() : null, Http2 = true });

    public static async Task<ServedProfile> StartAsync(string keys = "port=0", bool verbose = false, ConnectionSettings? connections = null)
    {
        var said = NamedOverrides.Parse($"TEST:{keys}").Value;
        var settings = said.Overrides.Over(new ProfileSettings("TEST") { Port = 0 });
        var time = new ManualTime();
        var errors = new SharedText();
        // Clients compare with the real calendar.
        var certificates = connections?.Tls is { } tls
            ? ServerCertificates.Create(tls, [settings.Bind], TimeProvider.System.GetUtcNow()).Value
            : null;
        var started = await ServerGroup.StartAsync(
            new ServerSettings([settings]) { Verbose = verbose, Connections = connections ?? ConnectionSettings.Default },
            certificates,
            time,
            errors);
        return new(started.Value, certificates, time, errors);
    }

    /// <summary>The first origin of a recording.</summary>
    public static async Task<ServedProfile> StartReplayAsync(string document)
    {
        var settings = new ProfileSettings("TEST") { Port = 0, Replay = Recordings.Parse(document).Origins[0] };
        var time = new ManualTime();
        var errors = new SharedText();
        var started = await ServerGroup.StartAsync(new ServerSettings([settings]), certificates: null, time, errors);
        return new(started.Value, certificates: null, time, errors);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return Client.SendAsync(request);
    }

    public async Task<JsonElement> StatsAsync()
    {
        using var document = JsonDocument.Parse(await Client.GetByteArrayAsync("/stats"));
        return document.RootElement.Clone();
    }

    public async Task<JsonElement[]> RequestsAsync()
    {
        using var document = JsonDocument.Parse(await Client.GetByteArrayAsync("/requests"));
        return [.. document.RootElement.Clone().GetProperty("requests").EnumerateArray()];
    }

    public Task<HttpResponseMessage> ResetAsync() => SendAsync(HttpMethod.Post, "/reset");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _group.DisposeAsync();
        Assert.DoesNotContain("defect", Errors.ToString(), StringComparison.Ordinal);
    }
}
