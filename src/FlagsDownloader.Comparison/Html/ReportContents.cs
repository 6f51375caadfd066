using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The contents of the report.</summary>
/// <param name="Results">The measurements.</param>
/// <param name="Analysis">The conclusions.</param>
/// <param name="Waterfalls">The waterfalls, in the order in which they are shown; may be empty.</param>
/// <param name="Pictures">
/// The downloaded flags, as GIF, by country code such as <c>BR</c>; may be empty: then the codes are shown.
/// </param>
/// <param name="Program">The name and version of the program that made the report.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record ReportContents(
    RoundResults Results,
    ComparisonAnalysis Analysis,
    IReadOnlyList<Waterfall> Waterfalls,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures,
    string Program,
    DateTimeOffset MadeAt)
{
    /// <summary>What the charts of the page are drawn from.</summary>
    internal ChartData Data => new(Results, Analysis);

    /// <summary>The names of the contenders.</summary>
    internal ContenderNames Names { get; } = new(Results.Contenders);

    /// <summary>The name of a contender where no column shows its bound and its version of HTTP.</summary>
    internal string NameOf(int contender) => Names.TextOf(contender);
}
