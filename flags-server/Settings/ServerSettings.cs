using System.Net;

namespace FlagsServer.Settings;

/// <summary>The settings of the process, from all sources.</summary>
/// <param name="Profiles">The profiles, in order; at least one.</param>
internal sealed record ServerSettings(IReadOnlyList<ProfileSettings> Profiles)
{
    /// <summary>The connections of all profiles. Default: HTTP/1.1 without TLS.</summary>
    public ConnectionSettings Connections { get; init; } = ConnectionSettings.Default;

    /// <summary>The recording whose origins are the profiles. Default null: flags are served.</summary>
    public Recording? Recording { get; init; }

    /// <summary>The file for the list of replayed addresses. Default null: no list is written.</summary>
    public string? List { get; init; }

    /// <summary>Writes one line for each request on standard error. Default off.</summary>
    public bool Verbose { get; init; }

    /// <summary>Runs as a child process: ends with its standard input, leaves Ctrl-C to its parent. Default off.</summary>
    public bool Embedded { get; init; }

    /// <summary>Applies the sources to the defaults.</summary>
    /// <param name="layers">The weakest first.</param>
    public static Parsed<ServerSettings> Resolve(params IReadOnlyList<SettingsLayer> layers)
    {
        var names = ProfileDefaults.All.Select(profile => profile.Name)
            .Union(layers.SelectMany(layer => layer.Profiles).Select(profile => profile.Name))
            .ToList();
        var only = layers.LastOrDefault(layer => layer.Only.Count > 0)?.Only ?? names;
        if (only.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            return Parsed<ServerSettings>.Failed($"--only {unknown}: no such profile, give one of {string.Join(", ", names)}");
        }

        var profiles = new List<ProfileSettings>();
        foreach (var name in names.Where(only.Contains))
        {
            var profile = ProfileDefaults.All.FirstOrDefault(known => known.Name == name)
                ?? new ProfileSettings(name) { Port = ProfileDefaults.FirstPort + names.IndexOf(name) };
            foreach (var layer in layers)
            {
                profile = layer.Everywhere.Over(profile);
                if (layer.Everywhere.Port is { } first and > 0)
                {
                    profile = profile with { Port = first + profiles.Count };
                }

                foreach (var said in layer.Profiles.Where(said => said.Name == name))
                {
                    profile = said.Overrides.Over(profile);
                }
            }

            profiles.Add(profile);
        }

        return Complete(layers, profiles);
    }

    /// <summary>Applies the sources to a replay. Of profiles they set address, port and seed only.</summary>
    /// <param name="recording">What is replayed.</param>
    /// <param name="layers">The weakest first.</param>
    public static Parsed<ServerSettings> ResolveReplay(Recording recording, IReadOnlyList<SettingsLayer> layers)
    {
        var profiles = new List<ProfileSettings>();
        foreach (var created in ReplayProfiles.Create(recording))
        {
            var profile = created;
            foreach (var said in layers.Select(layer => layer.Everywhere))
            {
                profile = profile with
                {
                    Bind = said.Bind ?? profile.Bind,
                    Seed = said.Seed ?? profile.Seed,
                    Port = said.Port is { } first ? first == 0 ? 0 : first + profiles.Count : profile.Port,
                };
            }

            profiles.Add(profile);
        }

        var settings = Complete(layers, profiles);
        return settings.Error is null ? settings.Value with { Recording = recording, List = layers[^1].List } : settings;
    }

    private static Parsed<ServerSettings> Complete(IReadOnlyList<SettingsLayer> layers, List<ProfileSettings> profiles)
    {
        var connections = ConnectionSettings.Resolve(layers.Select(layer => layer.Connections), profiles);
        return (Conflict(profiles) ?? connections.Error) is { } error
            ? Parsed<ServerSettings>.Failed(error)
            : new ServerSettings(profiles)
            {
                Connections = connections.Value,
                Verbose = layers.Any(layer => layer.Verbose),
                Embedded = layers.Any(layer => layer.Embedded),
            };
    }

    private static string? Conflict(List<ProfileSettings> profiles)
    {
        if (profiles.Find(profile => profile.Port > IPEndPoint.MaxPort) is { } tooHigh)
        {
            return $"--port: {tooHigh.Name} would get port {tooHigh.Port}, give a lower first port";
        }

        var shared = profiles.Where(profile => profile.Port != 0).GroupBy(profile => profile.Port)
            .FirstOrDefault(group => group.Count() > 1)?.ToList();
        return shared is null
            ? null
            : $"{shared[0].Name} and {shared[1].Name} both have port {shared[0].Port}, "
                + $"give one another: --profile {shared[1].Name}:port=0";
    }
}
