namespace FlagsServer.Settings;

/// <summary>The settings that one source gives for one profile.</summary>
/// <param name="Name">Upper case.</param>
/// <param name="Overrides">The settings.</param>
internal sealed record NamedOverrides(string Name, ProfileOverrides Overrides)
{
    private const string Syntax = "give NAME:key=value,key=value with the keys " + ProfileKey.List;

    /// <summary>Reads <c>NAME:port=8003,delay=0.5..5</c>, as <c>--profile</c> takes it.</summary>
    public static Parsed<NamedOverrides> Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = ProfileName(colon < 0 ? text : text[..colon]);
        if (name.Error is { } badName)
        {
            return Parsed<NamedOverrides>.Failed(badName);
        }

        var overrides = ProfileOverrides.None;
        foreach (var pair in colon < 0 ? [] : text[(colon + 1)..].Split(','))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var value])
            {
                return Parsed<NamedOverrides>.Failed($"'{pair}': {Syntax}");
            }

            var next = ProfileKey.Set(overrides, key, value);
            if (next.Error is { } error)
            {
                return Parsed<NamedOverrides>.Failed($"{pair}: {error}");
            }

            overrides = next.Value;
        }

        return new NamedOverrides(name.Value, overrides);
    }

    /// <summary>A name in upper case. Names are printed in columns and typed in shells, so they are plain words.</summary>
    public static Parsed<string> ProfileName(string text) =>
        text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? text.ToUpperInvariant()
            : Parsed<string>.Failed($"'{text}' is no profile name, give letters, digits, - and _");
}
