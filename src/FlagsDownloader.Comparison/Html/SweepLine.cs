using FlagsDownloader.Comparison.Analysis;

namespace FlagsDownloader.Comparison.Html;

/// <summary>How one contender's speed-up goes with its bound.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">By bound.</param>
internal sealed record SweepLine(string Name, IReadOnlyList<SweepPoint> Points)
{
    // Lines can be distinguished without colour: circle, square, triangle, diamond, cross, wedge.
    private static readonly string[] Markers =
    [
        "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
        "M-4-4H4V4H-4Z",
        "M0-5L5 4H-5Z",
        "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
        "M-5-2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z",
        "M0 5L5-4H-5Z",
    ];

    /// <summary>The shape of a line's points.</summary>
    /// <param name="place">The line's place among all.</param>
    public static string MarkerOf(int place) => Markers[place % Markers.Length];

    /// <summary>A line for each name that has speed-ups.</summary>
    public static IReadOnlyList<SweepLine> CreateAll(ReportContents contents)
    {
        bool process = contents.Analysis.Basis == TimeBasis.Process;
        var points =
            from figures in contents.Analysis.Figures
            let contender = contents.Results.Contenders[figures.Contender]
            let speedUp = process ? figures.ProcessSpeedUp : figures.DownloadSpeedUp
            where speedUp is { Value: > 0 }
            group new SweepPoint(contender.Bound, speedUp.Value, Above0(speedUp.Low, speedUp.Value), speedUp.High ?? speedUp.Value)
                by contender.Name;
        return [.. points.Select(line => new SweepLine(line.Key, [.. line.OrderBy(point => point.Bound)]))];
    }

    /// <summary>The baseline's time divided by the ideal's.</summary>
    public static SweepLine CreateIdeal(ReportContents contents)
    {
        var baseline = contents.Analysis.Figures.First(figures => figures.Contender == contents.Analysis.Baseline);
        double? time = (contents.Analysis.Basis == TimeBasis.Process ? baseline.ProcessTime : baseline.DownloadTime)?.Value;
        var points =
            from figures in contents.Analysis.Figures
            let ratio = time / figures.IdealTime?.Value
            where ratio is > 0 and < double.PositiveInfinity
            group ratio.Value by contents.Results.Contenders[figures.Contender].Bound into bound
            orderby bound.Key
            let middle = bound.Order().ElementAt(bound.Count() / 2)
            select new SweepPoint(bound.Key, middle, middle, middle);
        return new SweepLine("ideal", [.. points]);
    }

    // 0 has no logarithm.
    private static double Above0(double? low, double value) => low is > 0 ? low.Value : value;
}
