using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>What charts are drawn from.</summary>
/// <param name="Results">The measurements.</param>
/// <param name="Analysis">The conclusions.</param>
internal sealed record ChartData(RoundResults Results, ComparisonAnalysis Analysis)
{
    /// <summary>The names of the contenders.</summary>
    public ContenderNames Names { get; } = new(Results.Contenders);

    /// <summary>Which time is compared: <c>in process</c> or <c>from exec to exit</c>.</summary>
    public string TimeText => Analysis.Basis == TimeBasis.Process ? "from exec to exit" : "in process";

    /// <summary>The name of a contender where no column shows its bound and its version of HTTP.</summary>
    public string NameOf(int contender) => Names.TextOf(contender);
}
