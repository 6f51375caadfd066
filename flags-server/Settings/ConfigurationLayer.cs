namespace FlagsServer.Settings;

/// <summary>Reads the section <c>FlagsServer</c> of a configuration.</summary>
/// <remarks>
/// A section, because an unprefixed <c>PORT</c> or <c>DELAY</c> in the environment may be meant for another program. In the
/// environment the parts are joined by two underscores: <c>FlagsServer__profiles__DELAY__delay=0.2</c>.
/// </remarks>
internal static class ConfigurationLayer
{
    /// <summary>The name of the section.</summary>
    public const string Section = "FlagsServer";

    /// <summary>The settings of one source.</summary>
    public static Parsed<SettingsLayer> Read(ConfigurationSource source)
    {
        var layer = new SettingsLayer();
        foreach (var entry in source.Values.GetSection(Section).GetChildren())
        {
            var next = ProfileKey.Plain(entry.Key) switch
            {
                "PROFILES" => Profiles(layer, entry),
                "ONLY" => Only(layer, entry),
                "VERBOSE" => Verbose(layer, entry),
                _ => Everywhere(layer, entry),
            };
            if (next.Error is { } error)
            {
                return Parsed<SettingsLayer>.Failed($"{source.Name}: {error}");
            }

            layer = next.Value;
        }

        return layer;
    }

    private static Parsed<SettingsLayer> Everywhere(SettingsLayer layer, IConfigurationSection entry)
    {
        if (ConnectionOverrides.Set(layer.Connections, ProfileKey.Plain(entry.Key), entry.Value ?? "") is { } connections)
        {
            return connections.Error is { } wrong ? Failed(entry, wrong) : layer with { Connections = connections.Value };
        }

        var set = Set(layer.Everywhere, entry);
        return set.Error is { } error ? Failed(entry, error) : layer with { Everywhere = set.Value };
    }

    private static Parsed<ProfileOverrides> Set(ProfileOverrides overrides, IConfigurationSection entry)
    {
        // A text, or for faults also a list of texts.
        var isList = entry.Value is null && ProfileKey.Plain(entry.Key) is ("FAULT" or "FAULTS");
        var value = isList ? string.Join(' ', entry.GetChildren().Select(item => item.Value)) : entry.Value ?? "";
        return ProfileKey.Set(overrides, entry.Key, value);
    }

    private static Parsed<SettingsLayer> Profiles(SettingsLayer layer, IConfigurationSection section)
    {
        var profiles = new List<NamedOverrides>();
        foreach (var profile in section.GetChildren())
        {
            var name = NamedOverrides.ProfileName(profile.Key);
            if (name.Error is { } badName)
            {
                return Failed(profile, badName);
            }

            var overrides = ProfileOverrides.None;
            foreach (var entry in profile.GetChildren())
            {
                var next = Set(overrides, entry);
                if (next.Error is { } error)
                {
                    return Failed(entry, error);
                }

                overrides = next.Value;
            }

            profiles.Add(new(name.Value, overrides));
        }

        return layer with { Profiles = profiles };
    }

    private static Parsed<SettingsLayer> Only(SettingsLayer layer, IConfigurationSection section)
    {
        // A list in the file, `LOCAL,DELAY` in the environment.
        var names = section.Value?.Split(',', StringSplitOptions.TrimEntries)
            ?? section.GetChildren().Select(child => child.Value ?? "");
        return layer with { Only = [.. names.Select(name => name.ToUpperInvariant())] };
    }

    private static Parsed<SettingsLayer> Verbose(SettingsLayer layer, IConfigurationSection entry) =>
        bool.TryParse(entry.Value, out var verbose)
            ? layer with { Verbose = verbose }
            : Failed(entry, "give true or false");

    private static Parsed<SettingsLayer> Failed(IConfigurationSection entry, string error) =>
        Parsed<SettingsLayer>.Failed($"{entry.Path}{(entry.Value is { } value ? $" = '{value}'" : "")}: {error}");
}
