namespace FlagsDownloader.Comparison.Measurements;

/// <summary>Names the hosts of a list.</summary>
public static class HostNames
{
    private const int MaxListed = 3;

    /// <summary>The first hosts by name, and the number of others: <c>a.example, b.example, c.example and 4 others</c>.</summary>
    /// <param name="hosts">The hosts.</param>
    public static string List(IReadOnlyList<string> hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        var others = hosts.Count - MaxListed;
        return others <= 0
            ? string.Join(", ", hosts)
            : $"{string.Join(", ", hosts.Take(MaxListed))} and {others} {(others == 1 ? "other" : "others")}";
    }
}
