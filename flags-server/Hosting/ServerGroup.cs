using FlagsServer.Flags;
using FlagsServer.Http;
using FlagsServer.Settings;

namespace FlagsServer.Hosting;

/// <summary>All profiles of the process, listening.</summary>
internal sealed class ServerGroup : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.25);

    private readonly List<ProfileServer> _servers = [];

    private ServerGroup()
    {
    }

    /// <summary>The servers, in the order of the settings.</summary>
    public IReadOnlyList<ProfileServer> Servers => _servers;

    /// <summary>Fetches the flags and starts all profiles.</summary>
    /// <param name="settings">What to serve.</param>
    /// <param name="time">The clock that delays and statistics go by.</param>
    /// <param name="errors">Hears of defects, and of requests when the settings are verbose. Any thread writes to it.</param>
    /// <returns>The servers, all ready to answer without further preparation; or why one cannot listen, and then none does.</returns>
    public static async Task<Parsed<ServerGroup>> StartAsync(ServerSettings settings, TimeProvider time, TextWriter errors)
    {
        // All at once: flags, compiling what a request runs through, listening. Nobody is told before all is done.
        var catalog = Task.Run(FlagCatalog.Load);
        var rehearsal = Task.Run(Rehearsal.RunAsync);
        var log = new RequestLog(settings.Verbose ? errors : null);
        var group = new ServerGroup();
        foreach (var profile in settings.Profiles)
        {
            var server = new ProfileServer(new(profile, catalog, time), log, errors);
            group._servers.Add(server);
            if (await server.StartAsync() is { } refused)
            {
                await group.DisposeAsync();
                return Parsed<ServerGroup>.Bad(refused);
            }
        }

        await Task.WhenAll(catalog, rehearsal);
        return group;
    }

    /// <summary>Stops: a quarter of a second for requests in flight, then their connections are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(Grace);
        await Task.WhenAll(_servers.Select(server => server.StopAsync(grace.Token)));
        _servers.ForEach(server => server.Dispose());
    }
}
