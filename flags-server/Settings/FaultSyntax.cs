using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>
/// The syntax of faults: <c>KIND[:option=value]…[@PATHS][=SHARE]</c>. It uses no commas, because they separate the keys of
/// <c>--profile</c>. The share is last, as in <c>error=0.25</c>.
/// </summary>
internal static class FaultSyntax
{
    /// <summary>The grammar, as help and errors show it.</summary>
    public const string Grammar = "KIND[:option=value]...[@PATHS][=SHARE]";

    /// <summary>The option of every drawn fault: the number of first attempts at a target that have it.</summary>
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
            return Parsed<IReadOnlyList<FaultRule>>.Failed($"give {Grammar}, such as reset@*.gif=0.25, or none");
        }

        foreach (var word in words)
        {
            var rule = Rule(word);
            if (rule.Error is { } error)
            {
                return Parsed<IReadOnlyList<FaultRule>>.Failed(words is [_] ? error : $"{word}: {error}");
            }

            rules.Add(rule.Value);
        }

        return rules;
    }

    private static Parsed<FaultRule> Rule(string text)
    {
        var (head, paths, shareText) = Split(text);
        var (name, optionTexts) = head.Split(':') is [var first, .. var rest] ? (first, rest) : (head, []);
        if (FaultKinds.Find(name) is not { } kind)
        {
            return Parsed<FaultRule>.Failed(name.Contains('=', StringComparison.Ordinal)
                ? $"give the share at the end: {name.Split('=')[0]}@*.gif=0.25"
                : $"no fault '{name}', give one of {string.Join(", ", FaultKinds.All.Select(known => known.Name))}");
        }

        var options = Options(kind, optionTexts, out var wrong);
        if (wrong is not null)
        {
            return Parsed<FaultRule>.Failed(wrong);
        }

        var fault = FaultCatalog.Create(kind, options);
        var attempts = options.Whole(First, 1, FaultOptions.MaxCount);
        if (options.Error is { } bad)
        {
            return Parsed<FaultRule>.Failed(bad);
        }

        if (!kind.IsDrawn && shareText is not null)
        {
            return Parsed<FaultRule>.Failed($"{name} holds all the time: give it no share, such as {kind.Example}");
        }

        if (fault is ConnectionRefusedFault && paths is not null)
        {
            return Parsed<FaultRule>.Failed("a connection is refused before a path is asked for: give refuse or refuse:for=2");
        }

        if (fault is HandshakeFault && paths is not null)
        {
            return Parsed<FaultRule>.Failed($"a handshake comes before a path is asked for: give {name} or {name}:for=2");
        }

        var share = shareText is null ? 1 : ValueSyntax.ErrorRate(shareText);
        if (share.Error is { } badShare)
        {
            return Parsed<FaultRule>.Failed($"'{shareText}': {badShare}");
        }

        return paths is not null && !IsPattern(paths)
            ? Parsed<FaultRule>.Failed($"'@{paths}': give paths such as @*.gif or @/flags/b*; a query is no part of them")
            : new FaultRule(fault)
            {
                Paths = paths is null ? PathPattern.All : new(paths),
                Share = share.Value,
                First = attempts ?? (name == "flaky" ? DefaultFirst : null),
            };
    }

    /// <summary>Separates the paths and the share.</summary>
    private static (string Head, string? Paths, string? Share) Split(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            var tail = text[(at + 1)..];
            var mark = tail.LastIndexOf('=');
            return mark < 0 ? (text[..at], tail, null) : (text[..at], tail[..mark], tail[(mark + 1)..]);
        }

        // In KIND=SHARE, the only equals sign is that of the share; in KIND:option=value=SHARE, it is the second one after the last option.
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

    /// <summary>Whether a text is a pattern of paths: it has no spaces and no query, and begins with a slash or a star.</summary>
    private static bool IsPattern(string text) =>
        text is ['/' or '*', ..] && !text.AsSpan().ContainsAny("?#=\\ ") && text.All(char.IsAscii);
}
