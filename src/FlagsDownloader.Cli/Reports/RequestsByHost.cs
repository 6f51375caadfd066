namespace FlagsDownloader.Cli.Reports;

/// <summary>Says how many requests go to which hosts.</summary>
internal static class RequestsByHost
{
    private const int MaxListed = 5;

    /// <summary><c>60 to example.com, 40 to example.org</c>; after the first hosts, the sum of the others.</summary>
    /// <param name="hosts">The hosts with their numbers of requests, in the order to name them.</param>
    public static string Describe(IReadOnlyCollection<(string Name, long Requests)> hosts)
    {
        var parts = hosts.Take(MaxListed).Select(host => $"{host.Requests} to {host.Name}").ToList();
        var others = hosts.Skip(MaxListed).ToList();
        if (others.Count > 0)
        {
            parts.Add($"{others.Sum(host => host.Requests)} to {Plural.Format(others.Count, "other host")}");
        }

        return string.Join(", ", parts);
    }
}
