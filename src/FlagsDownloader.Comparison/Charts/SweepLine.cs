using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>How one contender's figure goes with its bound.</summary>
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

    /// <summary>A line for each name that has the figure.</summary>
    /// <param name="data">The contenders.</param>
    /// <param name="figure">The figure of one; null if it is not known.</param>
    public static IReadOnlyList<SweepLine> CreateAll(ChartData data, Func<ContenderFigures, Estimate?> figure)
    {
        var points =
            from figures in data.Analysis.Figures
            let contender = data.Results.Contenders[figures.Contender]
            let estimate = figure(figures)
            where estimate is { Value: > 0 }
            group new SweepPoint(contender.Bound, estimate.Value, Above0(estimate.Low, estimate.Value), estimate.High ?? estimate.Value)
                by data.Names.SeriesTextOf(figures.Contender);
        return [.. points.Select(line => new SweepLine(line.Key, [.. line.OrderBy(point => point.Bound)]))];
    }

    /// <summary>The line of a client without overhead: at each bound the middle one of the contenders' values.</summary>
    /// <param name="data">The contenders.</param>
    /// <param name="ideal">The value beside one contender; null if it is not known.</param>
    public static SweepLine CreateIdeal(ChartData data, Func<ContenderFigures, double?> ideal)
    {
        var points =
            from figures in data.Analysis.Figures
            let value = ideal(figures)
            where value is > 0 and < double.PositiveInfinity
            group value.Value by data.Results.Contenders[figures.Contender].Bound into bound
            orderby bound.Key
            let middle = bound.Order().ElementAt(bound.Count() / 2)
            select new SweepPoint(bound.Key, middle, middle, middle);
        return new SweepLine("ideal", [.. points]);
    }

    // 0 has no logarithm.
    private static double Above0(double? low, double value) => low is > 0 ? low.Value : value;
}
