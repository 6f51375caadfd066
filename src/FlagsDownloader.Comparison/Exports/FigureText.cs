using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Figures as people read them; <c>–</c> for what is not known.</summary>
internal static class FigureText
{
    public const string Unknown = "–";

    private const double Mega = 1e6;

    /// <summary>Seconds with milliseconds, and the interval behind: <c>1.234 s [1.200, 1.300]</c>.</summary>
    public static string Time(Estimate? time) => Estimate(time, value => $"{Digits(value, 3)} s", value => Digits(value, 3));

    /// <summary>How many times as fast: <c>4.93× [4.80, 5.10]</c>.</summary>
    public static string SpeedUp(Estimate? ratio) => Estimate(ratio, value => $"{Ratio(value)}×", Ratio);

    /// <summary>A share in per cent: <c>93.1 % [92.0, 94.2]</c>.</summary>
    public static string Share(Estimate? share) => Estimate(share, value => $"{Digits(value * 100, 1)} %", value => Digits(value * 100, 1));

    /// <summary>Millions of bytes: <c>50.0 MB [49.5, 51.0]</c>.</summary>
    public static string Size(Estimate? bytes) => Estimate(bytes, value => $"{Digits(value / Mega, 1)} MB", value => Digits(value / Mega, 1));

    /// <summary>A count that was estimated: <c>12 [12, 13]</c>.</summary>
    public static string Count(Estimate? count) => Estimate(count, value => Digits(value, 0), value => Digits(value, 0));

    /// <summary>One number where every round had it, otherwise the least and the most: <c>20</c>, <c>18–20</c>.</summary>
    public static string Count(CountRange? count) => count switch
    {
        null => Unknown,
        { Least: var least, Most: var most } when least == most => Whole(least),
        _ => $"{Whole(count.Least)}–{Whole(count.Most)}",
    };

    /// <summary>Seconds without a unit, with milliseconds.</summary>
    public static string Seconds(double seconds) => Digits(seconds, 3);

    private static string Estimate(Estimate? estimate, Func<double, string> value, Func<double, string> bound) => estimate switch
    {
        null => Unknown,
        { Low: { } low, High: { } high } => $"{value(estimate.Value)} [{bound(low)}, {bound(high)}]",
        _ => value(estimate.Value),
    };

    // Three digits that mean something: 0.98, 4.93, 49.3, 493.
    private static string Ratio(double value) => Digits(value, value < 9.995 ? 2 : value < 99.95 ? 1 : 0);

    private static string Digits(double value, int digits) =>
        double.IsFinite(value) ? value.ToString($"F{digits}", CultureInfo.InvariantCulture) : Unknown;

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
