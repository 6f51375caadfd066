using FlagsServer.Weather;

namespace FlagsServer.Settings;

/// <summary>
/// How faults are written: <c>KIND[:option=value]…[@PATHS][=SHARE]</c>. No commas, which separate the keys of <c>--profile</c>;
/// the share last, as <c>error=0.25</c> has it.
/// </summary>
internal static class FaultSyntax
{
    /// <summary>The grammar, as help and errors show it.</summary>
    public const string Grammar = "KIND[:option=value]...[@PATHS][=SHARE]";

    /// <summary>The option of every drawn fault: only so many attempts at a target.</summary>
    public const string First = "first";

    private const int DefaultFirst = 2;

    /// <summary>Reads rules separated by spaces, or <c>none</c>.</summary>
    public static Parsed<IReadOnlyList<FaultRule>> Parse(string text)
    {
        var rules = new List<FaultRule>();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is ["none"])
        {
            return rules;
        }

        if (words is [])
        {
            return Parsed<IReadOnlyList<FaultRule>>.Bad($"give {Grammar}, such as reset@*.gif=0.25, or none");
        }

        foreach (var word in words)
        {
            var rule = Rule(word);
            if (rule.Error is { } error)
            {
                return Parsed<IReadOnlyList<FaultRule>>.Bad(words is [_] ? error : $"{word}: {error}");
            }

            rules.Add(rule.Value);
        }

        return rules;
    }

    private static Parsed<FaultRule> Rule(string text)
    {
        var (head, paths, shareText) = Split(text);
        var (name, optionTexts) = head.Split(':') is [var first, .. var rest] ? (first, rest) : (head, []);
        if (FaultCatalog.Find(name) is not { } kind)
        {
            return Parsed<FaultRule>.Bad(name.Contains('=', StringComparison.Ordinal)
                ? $"give the share at the end: {name.Split('=')[0]}@*.gif=0.25"
                : $"no fault '{name}', give one of {string.Join(", ", FaultCatalog.All.Select(known => known.Name))}");
        }

        var options = Options(kind, optionTexts, out var wrong);
        if (wrong is not null)
        {
            return Parsed<FaultRule>.Bad(wrong);
        }

        var fault = kind.Make(options);
        var attempts = options.Whole(First, 1, FaultOptions.MostCount);
        if (options.Error is { } bad)
        {
            return Parsed<FaultRule>.Bad(bad);
        }

        if (!kind.IsDrawn && shareText is not null)
        {
            return Parsed<FaultRule>.Bad($"{name} holds all the time: give it no share, such as {kind.Example}");
        }

        if (fault is Refusal && paths is not null)
        {
            return Parsed<FaultRule>.Bad("a connection is refused before a path is asked for: give refuse or refuse:for=2");
        }

        var share = shareText is null ? 1 : ValueSyntax.ErrorRate(shareText);
        if (share.Error is { } badShare)
        {
            return Parsed<FaultRule>.Bad($"'{shareText}': {badShare}");
        }

        return paths is not null && !IsPattern(paths)
            ? Parsed<FaultRule>.Bad($"'@{paths}': give paths such as @*.gif or @/flags/b*; a query is no part of them")
            : new FaultRule(fault)
            {
                Paths = paths is null ? PathPattern.All : new(paths),
                Share = share.Value,
                First = attempts ?? (name == "flaky" ? DefaultFirst : null),
            };
    }

    /// <summary>Takes paths and share off.</summary>
    private static (string Head, string? Paths, string? Share) Split(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            var tail = text[(at + 1)..];
            var mark = tail.LastIndexOf('=');
            return mark < 0 ? (text[..at], tail, null) : (text[..at], tail[..mark], tail[(mark + 1)..]);
        }

        // In KIND=SHARE the only equals sign is the share's, in KIND:option=value=SHARE the second of the last option.
        var colon = text.LastIndexOf(':');
        var option = colon < 0 ? -1 : text.IndexOf('=', colon);
        var equals = text.LastIndexOf('=');
        return equals < 0 || equals == option ? (text, null, null) : (text[..equals], null, text[(equals + 1)..]);
    }

    private static FaultOptions Options(FaultKind kind, string[] texts, out string? error)
    {
        error = null;
        var given = new Dictionary<string, string>();
        var takes = kind.IsDrawn ? [.. kind.Options, First] : kind.Options;
        foreach (var text in texts)
        {
            if (text.Split('=') is not [{ Length: > 0 } name, { Length: > 0 } value] || !takes.Contains(name) || !given.TryAdd(name, value))
            {
                error = $"'{text}': {kind.Name} takes {string.Join(", ", takes.Select(known => $":{known}=…"))}, each once";
                break;
            }
        }

        return new(given);
    }

    /// <summary>A pattern of paths: no spaces, no query, and from a path's beginning on or with a star for it.</summary>
    private static bool IsPattern(string text) =>
        text is ['/' or '*', ..] && !text.AsSpan().ContainsAny("?#=\\ ") && text.All(char.IsAscii);
}
