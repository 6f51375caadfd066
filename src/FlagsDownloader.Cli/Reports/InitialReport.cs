using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Reports;

/// <summary>What a run is about to do, in the case study's words.</summary>
internal static class InitialReport
{
    private const int MostListed = 10;

    /// <param name="output">Where the lines go.</param>
    /// <param name="site">The site as it really is.</param>
    /// <param name="isEmbedded">Whether the site's server is of this run alone.</param>
    /// <param name="codes">The countries, sorted; at least one.</param>
    /// <param name="repeat">How often each is asked for.</param>
    /// <param name="bound">Concurrent requests.</param>
    public static void Write(
        TextWriter output, FlagSite site, bool isEmbedded, IReadOnlyList<CountryCode> codes, int repeat, int bound)
    {
        var embedded = isEmbedded ? " (server embedded in this run)" : "";
        output.WriteLine($"{site.Label} site: {site.BaseAddress.AbsoluteUri}{embedded}");

        var which = codes.Count <= MostListed ? string.Join(", ", codes) : $"from {codes[0]} to {codes[^1]}";
        var times = repeat == 1 ? "" : $", {repeat} times each";
        output.WriteLine($"Searching for {Plural.Of(codes.Count, "flag")}: {which}{times}");
        output.WriteLine(bound == 1 ? "1 connection will be used." : $"{bound} concurrent connections will be used.");
    }
}
