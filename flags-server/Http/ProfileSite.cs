using FlagsServer.Gallery;
using FlagsServer.Settings;
using FlagsServer.Traffic;

namespace FlagsServer.Http;

/// <summary>One profile's state.</summary>
internal sealed class ProfileSite
{
    /// <summary>A profile to be served.</summary>
    /// <param name="settings">How.</param>
    /// <param name="gallery">The flags; a task, so that painting them and starting to listen overlap.</param>
    /// <param name="time">The clock.</param>
    public ProfileSite(ProfileSettings settings, Task<FlagGallery> gallery, TimeProvider time)
    {
        Settings = settings;
        Time = time;
        Gallery = gallery;
        Shelf = FillShelfAsync();
        Ledger = new(time);

        async Task<FlagShelf> FillShelfAsync() => new(await gallery, settings.PadTo);
    }

    /// <summary>How it is served.</summary>
    public ProfileSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The flags as painted.</summary>
    public Task<FlagGallery> Gallery { get; }

    /// <summary>The answers about flags.</summary>
    public Task<FlagShelf> Shelf { get; }

    /// <summary>The figures.</summary>
    public TrafficLedger Ledger { get; }
}
