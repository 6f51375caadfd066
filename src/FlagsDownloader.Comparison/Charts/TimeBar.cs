using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>The time of a contender as a bar: strong up to the ideal, pale above it, with the 95 % interval as a stroke.</summary>
/// <param name="Figures">The contender's figures.</param>
/// <param name="Time">Its median time in seconds; null if it is not known.</param>
/// <param name="Scale">The time of the whole width, in seconds.</param>
internal sealed record TimeBar(ContenderFigures Figures, Estimate? Time, double Scale)
{
    // Of the longest time. An interval may go past the edge: that of two rounds may be a hundred times as long as the times.
    private const double MaxInterval = 1.25;

    /// <summary>The bars of all contenders, in their order and on one scale.</summary>
    public static IReadOnlyList<TimeBar> CreateAll(ChartData data)
    {
        var times = data.Analysis.Figures.Select(figures => (Figures: figures, Time: figures.Time(data.Analysis.Basis))).ToList();
        var longestTime = Math.Max(1e-9, times.Max(bar => bar.Time?.Value ?? 0));
        var scale = Math.Max(longestTime, Math.Min(times.Max(bar => bar.Time?.High ?? 0), longestTime * MaxInterval));
        return [.. times.Select(bar => new TimeBar(bar.Figures, bar.Time, scale))];
    }

    /// <summary>Draws the bar; nothing if there is no time.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="left">The left edge of the scale.</param>
    /// <param name="top">The upper edge of the bar.</param>
    /// <param name="width">The width of the whole scale.</param>
    /// <param name="height">The height of the bar.</param>
    public void Draw(Markup markup, double left, double top, double width, double height)
    {
        if (Time is null)
        {
            return;
        }

        var whole = Time.Value / Scale * width;
        var strong = Math.Clamp((Figures.IdealTime?.Value ?? 0) / Scale * width, 0, whole);
        Rectangle("strong", 0, strong);
        Rectangle("pale", strong, whole);
        if (Time is { Low: { } low, High: { } high } && high > low)
        {
            var (from, to) = (Svg.Coordinate(left + (low / Scale * width)), Svg.Coordinate(left + (Math.Min(high / Scale, 1) * width)));
            var (above, middle, below) =
                (Svg.Coordinate(top + (height / 5)), Svg.Coordinate(top + (height / 2)), Svg.Coordinate(top + (height * 4 / 5)));
            var end = high > Scale ? "" : $"M{to} {above}V{below}";
            var path = $"d=\"M{from} {above}V{below}M{from} {middle}H{to}{end}\"/>";
            // The bar has the lightness of the stroke in one of the themes.
            markup.Raw($"<path class=\"halo\" {path}<path class=\"stroke\" {path}");
        }

        void Rectangle(string style, double from, double to) =>
            markup.Raw($"<rect class=\"{style}\" x=\"{Svg.Coordinate(left + from)}\" y=\"{Svg.Coordinate(top)}\"")
                .Raw($" width=\"{Svg.Coordinate(to - from)}\" height=\"{Svg.Coordinate(height)}\"/>");
    }
}
