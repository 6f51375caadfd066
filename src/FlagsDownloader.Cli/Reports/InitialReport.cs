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
    /// <param name="bound">The maximum of concurrent requests.</param>
    public static void Write(
        TextWriter output, FlagSite site, bool isEmbedded, IReadOnlyList<CountryCode> codes, int repeat, int bound)
    {
        var embedded = isEmbedded ? " (server embedded in this run)" : "";
        output.WriteLine($"{site.Label} site: {site.BaseAddress.AbsoluteUri}{embedded}");

        var which = codes.Count <= MaxListed ? string.Join(", ", codes) : $"from {codes[0]} to {codes[^1]}";
        var times = repeat == 1 ? "" : $", {repeat} times each";
        output.WriteLine($"Searching for {Plural.Format(codes.Count, "flag")}: {which}{times}");
        output.WriteLine(bound == 1 ? "1 connection will be used." : $"{bound} concurrent connections will be used.");
    }
}
