using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Figures as a reader gets them: in a column, all have the same unit and as many decimals.</summary>
internal static class Figure
{
    /// <summary>What stands where nothing is known.</summary>
    public const string Unknown = "–";

    public static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("#,0.0", CultureInfo.InvariantCulture);

    public static string Whole(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A ratio: two decimals, one from 100 on, where a third figure would be noise.</summary>
    public static string Times(double ratio) =>
        ratio.ToString(ratio < 100 ? "0.00" : "#,0.0", CultureInfo.InvariantCulture);

    public static string Range(CountRange? range) => range switch
    {
        null => Unknown,
        { Least: var least, Most: var most } when least == most => Whole(least),
        _ => $"{Whole(range.Least)} to {Whole(range.Most)}",
    };

    /// <summary>The interval, e.g. <c>0.512–0.534</c>; null where there is none.</summary>
    public static string? Interval(Estimate estimate, Func<double, string> format) =>
        estimate is { Low: { } low, High: { } high } ? $"{format(low)}–{format(high)}" : null;

    /// <summary>A number for an attribute of SVG.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>One of something, or several: <c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(long count, string one, string? several = null) =>
        $"{Whole(count)} {(count == 1 ? one : several ?? $"{one}s")}";
}
