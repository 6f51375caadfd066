namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>Derives labels and addresses from the path and query of a request.</summary>
internal static class ServedTarget
{
    private const string Copy = "copy=";

    /// <summary>
    /// The label in the waterfall: <c>BR#2</c> for <c>/flags/br/br.gif?copy=2</c>; the target itself if it is not a flag's.
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

    /// <summary>The path and query of an address; the text itself if it is no address.</summary>
    public static string Of(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.PathAndQuery : url;

    /// <summary>The address of the target at the site's host; the target alone if the site's address is invalid.</summary>
    public static string UrlOf(string target, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var site) && target.StartsWith('/')
            ? site.GetLeftPart(UriPartial.Authority) + target
            : target;
}
