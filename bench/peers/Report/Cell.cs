using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>Formats figures for the page's tables.</summary>
internal static class Cell
{
    /// <summary><c>0.123</c></summary>
    public static string Seconds(double seconds) => seconds < 9.9995 ? $"{seconds:0.000}" : $"{seconds:0.00}";

    /// <summary><c>12.3 ms</c>, of seconds.</summary>
    public static string Milliseconds(double seconds) => $"{seconds * 1e3:0.0} ms";

    /// <summary><c>1.23 ×</c></summary>
    public static string Ratio(double ratio) => ratio < 9.995 ? $"{ratio:0.00} ×" : $"{ratio:0.0} ×";

    /// <summary><c>97.1 %</c>, of a share from 0 to 1.</summary>
    public static string Percent(double share) => $"{share * 100:0.0} %";

    /// <summary><c>45.6</c>, of bytes.</summary>
    public static string Megabytes(double bytes) => $"{bytes / 1e6:0.0}";

    /// <summary><c>12.3 kB</c>, of bytes.</summary>
    public static string Kilobytes(double bytes) => $"{bytes / 1e3:0.0} kB";

    /// <summary><c>12,345</c></summary>
    public static string Whole(double number) => $"{number:N0}";

    /// <summary>A figure with its 95 % interval in brackets.</summary>
    /// <param name="figure">The figure; null if it is unknown.</param>
    /// <param name="text">Formats it.</param>
    /// <param name="interval">Whether to add the interval.</param>
    public static string Of(Estimate? figure, Func<double, string> text, bool interval = true) => figure switch
    {
        null => "–",
        { Low: { } low, High: { } high } when interval => $"{text(figure.Value)} [{Bare(text(low))}, {Bare(text(high))}]",
        _ => text(figure.Value),
    };

    // The unit is written once.
    private static string Bare(string text) => text.Split(' ')[0];
}
