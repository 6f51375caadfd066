using FlagsDownloader.Cli.Options;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Describes a run before it begins, in the case study's words.</summary>
internal static class InitialReport
{
    private const int MaxListed = 10;

    /// <param name="output">Receives the lines.</param>
    /// <param name="site">The site that is used.</param>
    /// <param name="isEmbedded">Whether the site's server was started for this run.</param>
    /// <param name="codes">The countries, sorted; at least one.</param>
    /// <param name="repeat">The number of requests for each.</param>
    public static void WriteSite(TextWriter output, FlagSite site, bool isEmbedded, IReadOnlyList<CountryCode> codes, int repeat)
    {
        var embedded = isEmbedded ? " (server embedded in this run)" : "";
        output.WriteLine($"{site.Label} site: {site.BaseAddress.AbsoluteUri}{embedded}");

        var which = codes.Count <= MaxListed ? string.Join(", ", codes) : $"from {codes[0]} to {codes[^1]}";
        var times = repeat == 1 ? "" : $", {repeat} times each";
        output.WriteLine($"Searching for {Plural.Format(codes.Count, "flag")}: {which}{times}");
    }

    /// <summary>Describes the user's own addresses: how many files from which hosts.</summary>
    public static void WriteAddresses(TextWriter output, ListSummary list)
    {
        var hosts = list.Hosts.Take(MaxListed);
        var which = $"{string.Join(", ", hosts)}{(list.Hosts.Count > MaxListed ? " and others" : "")}";
        output.WriteLine($"{Plural.Format(list.Count, "file")} from {which}");
    }

    /// <summary>Says how many of the list's items are in the shard.</summary>
    public static void WriteShard(TextWriter output, ShardSelection shard) =>
        output.WriteLine($"Shard {shard.Shard}: {shard.ItemCount} of the {Plural.Format(shard.ListSize, "item")}.");

    /// <summary>Describes the connections.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="bound">The maximum of concurrent requests.</param>
    /// <param name="acceptsAnyCertificate">Whether servers need not prove who they are.</param>
    /// <param name="isHttp2">Whether the requests to a host share a connection. Default: false.</param>
    public static void WriteConnections(TextWriter output, int bound, bool acceptsAnyCertificate, bool isHttp2 = false)
    {
        output.WriteLine((isHttp2, bound) switch
        {
            (true, 1) => "HTTP/2: 1 connection to each host will be used.",
            (true, _) => $"HTTP/2: {bound} concurrent requests will share one connection to each host.",
            (false, 1) => "1 connection will be used.",
            _ => $"{bound} concurrent connections will be used.",
        });
        if (acceptsAnyCertificate)
        {
            output.WriteLine("Certificates are not checked (--insecure): others may read and change everything.");
        }
    }
}
