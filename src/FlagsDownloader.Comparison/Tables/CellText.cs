using System.Globalization;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tables;

/// <summary>Figures in words: with as many digits as a reader can use, the same wherever they are shown.</summary>
public static class CellText
{
    /// <summary>What stands where a figure is not known.</summary>
    public const string Unknown = "-";

    /// <summary>Seconds: <c>0.131</c>, <c>2.063</c>, <c>60.46</c>.</summary>
    public static string Seconds(double? seconds) => seconds is { } known
        ? known.ToString(Math.Abs(known) < 10 ? "0.000" : "0.00", CultureInfo.InvariantCulture)
        : Unknown;

    /// <summary>A factor: <c>1.00x</c>, <c>13.9x</c>, <c>277x</c>.</summary>
    public static string Times(double? factor) => factor is { } known ? $"{Factor(known)}x" : Unknown;

    /// <summary>A share of one as per cent: <c>97 %</c>.</summary>
    public static string PerCent(double? share) => share is { } known
        ? $"{(known * 100).ToString("0", CultureInfo.InvariantCulture)} %"
        : Unknown;

    /// <summary>Bytes in decimal units: <c>980 B</c>, <c>62 MB</c>, <c>1.2 GB</c>.</summary>
    public static string Size(double? bytes) => bytes switch
    {
        null => Unknown,
        < 1e3 => $"{bytes.Value.ToString("0", CultureInfo.InvariantCulture)} B",
        < 1e6 => $"{Short(bytes.Value / 1e3)} kB",
        < 1e9 => $"{Short(bytes.Value / 1e6)} MB",
        _ => $"{Short(bytes.Value / 1e9)} GB",
    };

    /// <summary>A count: <c>17</c>.</summary>
    public static string Count(double? count) => count?.ToString("0", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>A count over the rounds: <c>20</c>, or <c>18-20</c> where they differ.</summary>
    public static string Count(CountRange? range) => range switch
    {
        null => Unknown,
        _ when range.Least == range.Most => Count(range.Most),
        _ => $"{Count(range.Least)}-{Count(range.Most)}",
    };

    /// <summary>Sizes over the rounds: the largest.</summary>
    public static string Size(CountRange? range) => Size(range?.Most);

    /// <summary>The interval of an estimate: <c>0.121-0.140</c>; nothing where there is none, or where it is a point.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="text">Writes an end.</param>
    public static string Interval(Estimate? estimate, Func<double?, string> text) =>
        estimate is { Low: { } low, High: { } high } && low < high ? $"{text(low)}-{text(high)}" : "";

    /// <summary>The interval of a factor: <c>12.8-15.1x</c>.</summary>
    public static string TimesInterval(Estimate? estimate) =>
        estimate is { Low: { } low, High: { } high } && low < high ? $"{Factor(low)}-{Factor(high)}x" : "";

    private static string Factor(double factor) => factor.ToString(
        factor < 10 ? "0.00" : factor < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Short(double number) => number.ToString(number < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
