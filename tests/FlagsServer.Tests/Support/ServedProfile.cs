using System.Text.Json;
using FlagsServer.Hosting;
using FlagsServer.Settings;

namespace FlagsServer.Tests.Support;

/// <summary>A profile, served on a free port by this process, and a client for it.</summary>
internal sealed class ServedProfile : IAsyncDisposable
{
    private readonly ServerGroup _group;

    private ServedProfile(ServerGroup group, ManualTime time, StringWriter errors)
    {
        _group = group;
        Time = time;
        Errors = errors;
        Client = new HttpClient { BaseAddress = new Uri(group.Servers[0].Address) };
    }

    public ManualTime Time { get; }

    public HttpClient Client { get; }

    public StringWriter Errors { get; }

    public static async Task<ServedProfile> StartAsync(string keys = "port=0", bool verbose = false)
    {
        var said = NamedOverrides.Parse($"TEST:{keys}").Value;
        var settings = said.Overrides.Over(new ProfileSettings("TEST") { Port = 0 });
        var time = new ManualTime();
        var errors = new StringWriter();
        var started = await ServerGroup.StartAsync(
            new ServerSettings([settings]) { Verbose = verbose }, time, TextWriter.Synchronized(errors));
        return new(started.Value, time, errors);
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
