namespace FlagsDownloader.Comparison.Charts;

/// <summary>Round values for the marks of an axis.</summary>
internal static class AxisTicks
{
    private const int MaxLinear = 6;
    private const int MinLogarithmic = 3;

    // From this ratio of the ends on, decades are enough.
    private const double ManyDecades = 200;

    // Of a decade, from few to many.
    private static readonly double[][] Steps =
    [
        [1, 2, 5],
        [1, 1.5, 2, 3, 4, 5, 6, 8],
        [1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9],
    ];

    /// <summary>From 0 to at most <paramref name="max"/>, at equal distances of 1, 2 or 5 of a power of ten; at most seven.</summary>
    /// <param name="max">The end of the axis, above 0.</param>
    public static IReadOnlyList<double> Linear(double max)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(max / MaxLinear)));
        var step = Steps[0].Append(10).Select(factor => factor * decade).First(distance => max / distance <= MaxLinear);
        return [.. Enumerable.Range(0, MaxLinear + 1).Select(place => place * step).TakeWhile(tick => tick <= max)];
    }

    /// <summary>1, 2, 5 and their decades; between close ends more of them, between distant ones only the decades.</summary>
    /// <param name="min">The lower end, above 0.</param>
    /// <param name="max">The upper end.</param>
    public static IReadOnlyList<double> Logarithmic(double min, double max) => max / min > ManyDecades
        ? Within(min, max, [1])
        : Steps.Select(steps => Within(min, max, steps)).FirstOrDefault(ticks => ticks.Count >= MinLogarithmic) ?? Within(min, max, Steps[^1]);

    private static List<double> Within(double min, double max, double[] steps)
    {
        var ticks = new List<double>();
        for (var power = (int)Math.Floor(Math.Log10(min)); Math.Pow(10, power) <= max; power++)
        {
            ticks.AddRange(steps.Select(step => step * Math.Pow(10, power)).Where(tick => tick >= min && tick <= max));
        }

        return ticks;
    }
}
