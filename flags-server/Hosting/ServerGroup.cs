using FlagsServer.Flags;
using FlagsServer.Http;
using FlagsServer.Settings;
using FlagsServer.Tls;

namespace FlagsServer.Hosting;

/// <summary>The servers of all profiles of the process.</summary>
internal sealed class ServerGroup : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.25);

    private readonly List<ProfileServer> _servers = [];

    private ServerGroup()
    {
    }

    /// <summary>The servers, in the order of the settings.</summary>
    public IReadOnlyList<ProfileServer> Servers => _servers;

    /// <summary>Reads the flags and starts all profiles.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="certificates">The certificates; null without TLS.</param>
    /// <param name="time">The clock of delays and statistics.</param>
    /// <param name="errors">Gets the reports of defects, and the log of requests when the settings are verbose. Any thread writes to it.</param>
    /// <returns>The servers, all ready to answer; or the reason why one cannot listen, and then none does.</returns>
    public static async Task<Parsed<ServerGroup>> StartAsync(
        ServerSettings settings, ServerCertificates? certificates, TimeProvider time, TextWriter errors)
    {
        // Reading the flags, compiling the code of a request and starting to listen run at the same time.
        var catalog = Task.Run(FlagCatalog.Load);
        var warmUp = Task.Run(() => WarmUp.RunAsync(settings.Connections, certificates));
        var log = new RequestLog(settings.Verbose ? errors : null);
        var group = new ServerGroup();
        foreach (var profile in settings.Profiles)
        {
            var site = new ProfileSite(profile, catalog, time) { Connections = settings.Connections, Certificates = certificates };
            var server = new ProfileServer(site, log, errors);
            group._servers.Add(server);
            if (await server.StartAsync() is { } refused)
            {
                await group.DisposeAsync();
                return Parsed<ServerGroup>.Failed(refused);
            }
        }

        await Task.WhenAll(catalog, warmUp);
        return group;
    }

    /// <summary>Stops. Requests in flight have a quarter of a second; then their connections are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(Grace);
        await Task.WhenAll(_servers.Select(server => server.StopAsync(grace.Token)));
        _servers.ForEach(server => server.Dispose());
    }
}
