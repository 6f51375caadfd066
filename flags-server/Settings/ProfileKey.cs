namespace FlagsServer.Settings;

/// <summary>The keys of a profile, the same in <c>--profile NAME:key=value</c>, in appsettings.json and in the environment.</summary>
internal static class ProfileKey
{
    /// <summary>All keys, as an error message lists them.</summary>
    public const string List = "port, bind, delay, error, seed, pad-to, fault";

    /// <summary>Applies one setting to others.</summary>
    /// <param name="overrides">The settings so far.</param>
    /// <param name="key">A key in any case; <c>pad_to</c> and <c>PadTo</c> are <c>pad-to</c>, because a shell cannot export
    /// a variable with a hyphen.</param>
    /// <param name="value">The value as text.</param>
    public static Parsed<ProfileOverrides> Set(ProfileOverrides overrides, string key, string value) =>
        Plain(key) switch
        {
            "PORT" => Then(ValueSyntax.Port(value), port => overrides with { Port = port }),
            "BIND" => Then(ValueSyntax.Bind(value), bind => overrides with { Bind = bind }),
            "DELAY" => Then(DelaySyntax.Parse(value), delay => overrides with { Delay = delay }),
            "ERROR" or "ERRORRATE" => Then(ValueSyntax.ErrorRate(value), rate => overrides with { ErrorRate = rate }),
            "SEED" => Then(ValueSyntax.Seed(value), seed => overrides with { Seed = seed }),
            "PADTO" => Then(ValueSyntax.Size(value), size => overrides with { PadTo = size }),
            // A second one adds to the first, because faults can be combined.
            "FAULT" or "FAULTS" => Then(
                FaultSyntax.Parse(value), rules => overrides with { Faults = [.. overrides.Faults ?? [], .. rules] }),
            _ => Parsed<ProfileOverrides>.Failed($"unknown key, give one of {List}"),
        };

    /// <summary>A key without case, hyphens and underscores.</summary>
    public static string Plain(string key) =>
        key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Parsed<ProfileOverrides> Then<T>(Parsed<T> parsed, Func<T, ProfileOverrides> set) =>
        parsed.Error is { } error ? Parsed<ProfileOverrides>.Failed(error) : set(parsed.Value);
}
