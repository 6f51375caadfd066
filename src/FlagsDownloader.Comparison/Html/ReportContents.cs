using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Html;

/// <summary>What the report shows.</summary>
/// <param name="Results">What was measured.</param>
/// <param name="Analysis">What follows from it.</param>
/// <param name="Waterfalls">The pictures of single runs, in the order in which they are shown; may be empty.</param>
/// <param name="Pictures">
/// The flags that arrived, as GIF, by country code such as <c>BR</c>; may be empty: the codes are shown in their place.
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
    /// <summary>Whether one name occurs with several bounds.</summary>
    internal bool IsSweep { get; } = Results.Contenders.GroupBy(contender => contender.Name).Any(bounds => bounds.Count() > 1);

    /// <summary>What a contender is called where its bound is not said beside it.</summary>
    internal string NameOf(int contender)
    {
        var one = Results.Contenders[contender];
        return IsSweep ? $"{one.Name}, m = {one.Bound}" : one.Name;
    }
}
