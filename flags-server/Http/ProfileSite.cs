using FlagsServer.Flags;
using FlagsServer.Settings;
using FlagsServer.Statistics;
using FlagsServer.Tls;

namespace FlagsServer.Http;

/// <summary>The state of one profile.</summary>
internal sealed class ProfileSite
{
    /// <summary>The state of a profile that will be served.</summary>
    /// <param name="settings">The settings of the profile.</param>
    /// <param name="catalog">The flags. A task, so that reading them and starting to listen overlap.</param>
    /// <param name="time">The clock.</param>
    public ProfileSite(ProfileSettings settings, Task<FlagCatalog> catalog, TimeProvider time)
    {
        Settings = settings;
        Time = time;
        Catalog = catalog;
        Responses = PrepareAsync();
        Statistics = new(time);

        async Task<IResponses> PrepareAsync() =>
            settings.Replay is { } origin ? new ReplayResponses(origin) : new FlagResponses(await catalog, settings.PadTo);
    }

    /// <summary>The settings of the profile.</summary>
    public ProfileSettings Settings { get; }

    /// <summary>The settings of connections. Default: HTTP/1.1 without TLS.</summary>
    public ConnectionSettings Connections { get; init; } = ConnectionSettings.Default;

    /// <summary>The certificates. Default null: no TLS.</summary>
    public ServerCertificates? Certificates { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The flags without padding.</summary>
    public Task<FlagCatalog> Catalog { get; }

    /// <summary>The right answers.</summary>
    public Task<IResponses> Responses { get; }

    /// <summary>The statistics.</summary>
    public RequestStatistics Statistics { get; }
}
