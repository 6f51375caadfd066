using System.Globalization;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>
/// Draws a sweep. Both scales are logarithmic: equal distances are equal ratios, and a client that makes full use of its slots is a
/// straight line.
/// </summary>
internal sealed class SweepPlot
{
    public const double Width = 760;

    private const double Left = 60;
    private const double Right = 560;
    private const double Top = 16;
    private const double MinBottom = 330;
    private const double FontSize = 13;
    private const double TickSize = 12;
    private const double NameHeight = 16;
    private const double NameLeft = Right + 34;

    // Lines are side by side, because equal ones would hide each other, but together not as wide as two bounds are apart.
    private const double MaxAside = 7;
    private const double MaxAllAside = 46;

    private readonly Markup _markup;
    private readonly Sweep _sweep;
    private readonly List<int> _bounds;
    private readonly double _min;
    private readonly double _max;
    private readonly double _bottom;

    /// <param name="markup">Where to.</param>
    /// <param name="sweep">The lines, at least one.</param>
    public SweepPlot(Markup markup, Sweep sweep)
    {
        (_markup, _sweep) = (markup, sweep);
        var points = sweep.Lines.Append(sweep.Ideal).SelectMany(line => line.Points).ToList();
        _bounds = [.. points.Select(point => point.Bound).Distinct().Order()];
        // Intervals of few rounds may be thousands of times as wide as the lines are high: they go past the edge.
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        _min = Math.Min(sweep.Shown ?? least, Math.Max(points.Min(point => point.Low), least / 4)) * 0.85;
        _max = Math.Min(points.Max(point => point.High), most * 4) * 1.15;
        // The names of all lines fit beside them.
        _bottom = Math.Max(MinBottom, Top + ((sweep.Lines.Count + 1) * NameHeight));
    }

    /// <summary>The height of the drawing.</summary>
    public double Height => _bottom + 50;

    public void Draw()
    {
        DrawAxes();
        DrawLine(_sweep.Ideal, "ideal", withMarkers: false);
        for (int place = 0; place < _sweep.Lines.Count; place++)
        {
            DrawLine(_sweep.Lines[place], $"s-{place % 10}", withMarkers: true, place);
        }

        DrawNames();
    }

    private void DrawAxes()
    {
        // Labels of bounds that are close together would overlap.
        var free = double.NegativeInfinity;
        foreach (int bound in _bounds)
        {
            var x = Svg.Coordinate(X(bound));
            _markup.Raw($"<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{Top}\" y2=\"{Svg.Coordinate(_bottom)}\"/>");
            var label = FigureStyle.Page.Count.Write(bound);
            var half = ChartText.Width(label, TickSize) / 2;
            if (X(bound) - half >= free)
            {
                _markup.Raw($"<text class=\"tick\" x=\"{x}\" y=\"{Svg.Coordinate(_bottom + 18)}\" text-anchor=\"middle\">{label}</text>");
                free = X(bound) + half + 4;
            }

            _markup.Raw("\n");
        }

        foreach (double value in AxisTicks.Logarithmic(_min, _max))
        {
            var y = Svg.Coordinate(Y(value));
            _markup.Raw($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/>")
                .Raw($"<text class=\"tick\" x=\"{Left - 8}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{_sweep.Tick(value)}</text>\n");
        }

        _markup.Raw($"<text class=\"tick\" x=\"{Svg.Coordinate((Left + Right) / 2)}\" y=\"{Svg.Coordinate(_bottom + 40)}\" text-anchor=\"middle\">requests at once (m)</text>\n");
    }

    private void DrawLine(SweepLine line, string style, bool withMarkers, int place = 0)
    {
        var count = _sweep.Lines.Count;
        double aside = withMarkers ? (place - ((count - 1) / 2.0)) * Math.Min(MaxAside, MaxAllAside / count) : 0;
        var points = string.Join(' ', line.Points.Select(point => $"{Svg.Coordinate(X(point.Bound) + aside)},{Svg.Coordinate(Y(point.Value))}"));
        _markup.Raw($"<g class=\"series {style}\"><polyline points=\"{points}\"/>");
        foreach (var point in withMarkers ? line.Points : [])
        {
            var x = Svg.Coordinate(X(point.Bound) + aside);
            _markup.Raw($"<line x1=\"{x}\" x2=\"{x}\" y1=\"{Svg.Coordinate(Y(Math.Max(point.Low, _min)))}\" y2=\"{Svg.Coordinate(Y(Math.Min(point.High, _max)))}\"/>")
                .Raw($"<path transform=\"translate({x} {Svg.Coordinate(Y(point.Value))})\" d=\"{SweepLine.MarkerOf(place)}\"><title>")
                .Text($"{line.Name} -m {point.Bound.ToString(CultureInfo.InvariantCulture)}: {_sweep.Format.Write(point.Value)} ({_sweep.Format.Write(point.Low)} to {_sweep.Format.Write(point.High)})")
                .Raw("</title></path>");
        }

        _markup.Raw("</g>\n");
    }

    /// <summary>Each line's name and marker in the right margin, as near to its end as the other names allow.</summary>
    private void DrawNames()
    {
        var ends = _sweep.Lines.Select((line, place) => (line.Name, Place: place, End: line.Points[^1]))
            .Concat(_sweep.Ideal.Points.TakeLast(1).Select(end => (_sweep.Ideal.Name, Place: -1, End: end)))
            .OrderBy(end => Y(end.End.Value))
            .ToList();
        foreach (var ((name, place, _), y) in ends.Zip(Separate([.. ends.Select(end => Y(end.End.Value))])))
        {
            var level = Svg.Coordinate(y);
            _markup.Raw(place >= 0
                ? $"<g class=\"series s-{place % 10} margin\"><path transform=\"translate({Right + 22} {level})\" d=\"{SweepLine.MarkerOf(place)}\"/></g>"
                : $"<g class=\"series ideal margin\"><polyline points=\"{Right + 13},{level} {Right + 31},{level}\"/></g>");
            var shortened = ChartText.Fit(name, Width - NameLeft, FontSize);
            _markup.Raw($"<text class=\"line\" x=\"{NameLeft}\" y=\"{level}\" dy=\"4\">").Text(shortened);
            if (shortened != name)
            {
                _markup.Element("title", name);
            }

            _markup.Raw("</text>\n");
        }
    }

    // Down from the top where a name is in the way, then up from the bottom where they would leave the drawing.
    private double[] Separate(double[] levels)
    {
        for (int place = 1; place < levels.Length; place++)
        {
            levels[place] = Math.Max(levels[place], levels[place - 1] + NameHeight);
        }

        var room = _bottom;
        for (int place = levels.Length - 1; place >= 0; place--)
        {
            levels[place] = Math.Min(levels[place], room);
            room = levels[place] - NameHeight;
        }

        return levels;
    }

    private double X(int bound) => Left + 24 + (Place(bound, _bounds[0], _bounds[^1]) * (Right - Left - 48));

    private double Y(double value) => _bottom - (Place(value, _min, _max) * (_bottom - Top));

    private static double Place(double value, double least, double most) =>
        most > least ? Math.Log(value / least) / Math.Log(most / least) : 0.5;
}
