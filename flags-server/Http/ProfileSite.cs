using FlagsServer.Flags;
using FlagsServer.Settings;
using FlagsServer.Traffic;

namespace FlagsServer.Http;

/// <summary>One profile's state.</summary>
internal sealed class ProfileSite
{
    /// <summary>A profile to be served.</summary>
    /// <param name="settings">How.</param>
    /// <param name="catalog">The flags; a task, so that reading them and starting to listen overlap.</param>
    /// <param name="time">The clock.</param>
    public ProfileSite(ProfileSettings settings, Task<FlagCatalog> catalog, TimeProvider time)
    {
        Settings = settings;
        Time = time;
        Catalog = catalog;
        Responses = PrepareAsync();
        Ledger = new(time);

        async Task<FlagResponses> PrepareAsync() => new(await catalog, settings.PadTo);
    }

    /// <summary>How it is served.</summary>
    public ProfileSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The flags without padding.</summary>
    public Task<FlagCatalog> Catalog { get; }

    /// <summary>The answers about flags.</summary>
    public Task<FlagResponses> Responses { get; }

    /// <summary>The figures.</summary>
    public TrafficLedger Ledger { get; }
}
