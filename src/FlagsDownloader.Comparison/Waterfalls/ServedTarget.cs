namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Reads what a request was for from its path and query.</summary>
internal static class ServedTarget
{
    private const string Copy = "copy=";

    /// <summary>
    /// What the picture calls it: <c>BR#2</c> for <c>/flags/br/br.gif?copy=2</c>; the target itself where it is not a flag's.
    /// </summary>
    public static string LabelOf(string target)
    {
        var (path, query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        if (path.Split('/') is not [.., var code, var file] || code.Length != 2 || !code.All(char.IsAsciiLetter))
        {
            return target;
        }

        var name = file.Equals("metadata.json", StringComparison.OrdinalIgnoreCase) ? " name" : "";
        if (name.Length == 0 && !file.Equals($"{code}.gif", StringComparison.OrdinalIgnoreCase))
        {
            return target;
        }

        var copy = query.Split('&').FirstOrDefault(part => part.StartsWith(Copy, StringComparison.Ordinal));
        return $"{code.ToUpperInvariant()}{(copy is null ? "" : $"#{copy[Copy.Length..]}")}{name}";
    }

    /// <summary>The target at the host of the site; alone where the site's address is none.</summary>
    public static string UrlOf(string target, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var site) && target.StartsWith('/')
            ? site.GetLeftPart(UriPartial.Authority) + target
            : target;
}
