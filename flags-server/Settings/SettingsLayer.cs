namespace FlagsServer.Settings;

/// <summary>Everything that one source said: the configuration, or the command line.</summary>
internal sealed record SettingsLayer
{
    /// <summary>Said of all served profiles.</summary>
    public ProfileOverrides Everywhere { get; init; } = ProfileOverrides.None;

    /// <summary>Said of single profiles, in order; wins over <see cref="Everywhere"/>.</summary>
    public IReadOnlyList<NamedOverrides> Profiles { get; init; } = [];

    /// <summary>The profiles to serve, upper case; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>A line a request on standard error.</summary>
    public bool Verbose { get; init; }

    /// <summary>Lives as long as standard input.</summary>
    public bool Embedded { get; init; }
}
