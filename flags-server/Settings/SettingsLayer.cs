namespace FlagsServer.Settings;

/// <summary>The settings of one source: of a configuration, or of the command line.</summary>
internal sealed record SettingsLayer
{
    /// <summary>Settings of all served profiles.</summary>
    public ProfileOverrides Everywhere { get; init; } = ProfileOverrides.None;

    /// <summary>Settings of single profiles, in order. They take precedence over <see cref="Everywhere"/>.</summary>
    public IReadOnlyList<NamedOverrides> Profiles { get; init; } = [];

    /// <summary>The profiles to serve, upper case; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The file of the recording to replay. Default null: flags are served.</summary>
    public string? Replay { get; init; }

    /// <summary>The file for the list of replayed addresses. Default null: no list is written.</summary>
    public string? List { get; init; }

    /// <summary>Settings of connections.</summary>
    public ConnectionOverrides Connections { get; init; } = ConnectionOverrides.None;

    /// <summary>Writes one line for each request on standard error.</summary>
    public bool Verbose { get; init; }

    /// <summary>Ends with standard input.</summary>
    public bool Embedded { get; init; }
}
