namespace FlagsDownloader.Comparison.Statistics;

/// <summary>Figures as they stand in a sentence: three digits that count, a unit, and no more.</summary>
internal static class FigureText
{
    /// <summary><c>15.6x</c></summary>
    public static string Times(double ratio) => $"{Digits(ratio, 2)}x";

    /// <summary><c>97 %</c>, of a share from 0 to 1.</summary>
    public static string Percent(double share) => $"{(share < 0.0995 ? share * 100 : Math.Round(share * 100)):0.#} %";

    /// <summary><c>0.131 s</c></summary>
    public static string Seconds(double seconds) => $"{Digits(seconds, 3)} s";

    /// <summary><c>45.2 MB</c>, of a thousand thousand bytes each.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        < 999.5 => $"{bytes:0} B",
        < 999.5e3 => $"{Digits(bytes / 1e3, 1)} kB",
        < 999.5e6 => $"{Digits(bytes / 1e6, 1)} MB",
        _ => $"{Digits(bytes / 1e9, 1)} GB",
    };

    /// <summary><c>12</c>: a median between two counts is no count.</summary>
    public static string Whole(double number) => $"{Math.Round(number, MidpointRounding.AwayFromZero):0}";

    /// <summary><c>12</c>; between two whole numbers <c>12.5</c>.</summary>
    public static string Number(double number) => $"{number:0.#}";

    /// <summary><c> (95 % interval 15.2x to 16.0x)</c>; nothing where there is no interval.</summary>
    public static string Interval(Estimate estimate, Func<double, string> figure) =>
        estimate is { Low: { } low, High: { } high } ? $" (95 % interval {figure(low)} to {figure(high)})" : "";

    // At most `most` decimals, and fewer the larger the number is.
    private static string Digits(double number, int most) => Math.Abs(number) switch
    {
        < 0.0995 => number.ToString("0.000"),
        < 9.995 => number.ToString(most switch { 3 => "0.000", 2 => "0.00", _ => "0.0" }),
        < 99.95 => number.ToString(most == 3 ? "0.00" : "0.0"),
        _ => number.ToString("0"),
    };
}
