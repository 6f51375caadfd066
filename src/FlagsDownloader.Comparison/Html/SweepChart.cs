using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Statistics;
using System.Globalization;

namespace FlagsDownloader.Comparison.Html;

/// <summary>
/// The speed-up by bound, if there are several bounds. Both scales are logarithmic: equal distances are equal ratios, and a client
/// that makes full use of its slots is a straight line.
/// </summary>
internal sealed class SweepChart
{
    private static readonly FigureStyle Style = FigureStyle.Page;

    private const double Left = 56;
    private const double Right = 600;
    private const double Top = 16;
    private const double Bottom = 330;

    private readonly Markup _markup;
    private readonly IReadOnlyList<SweepLine> _lines;
    private readonly SweepLine _ideal;
    private readonly List<int> _bounds;
    private readonly double _min;
    private readonly double _max;

    private SweepChart(Markup markup, ReportContents contents)
    {
        _markup = markup;
        _lines = SweepLine.CreateAll(contents);
        _ideal = SweepLine.CreateIdeal(contents);
        _bounds = [.. _lines.Append(_ideal).SelectMany(line => line.Points).Select(point => point.Bound).Distinct().Order()];
        var ends = _lines.Append(_ideal).SelectMany(line => line.Points).SelectMany(point => new[] { point.Low, point.High }).ToList();
        _min = Math.Min(1, ends.Min()) * 0.85;
        _max = ends.Max() * 1.15;
    }

    public static void Write(Markup markup, ReportContents contents)
    {
        // Without speed-ups, or with one bound, there is no line.
        if (contents.IsSweep && SweepLine.CreateAll(contents).Any(line => line.Points.Count > 1))
        {
            new SweepChart(markup, contents).Write(contents);
        }
    }

    private void Write(ReportContents contents)
    {
        var baseline = contents.NameOf(contents.Analysis.Baseline);
        var time = contents.Analysis.Basis == TimeBasis.Process ? "exec to exit" : "in process";
        _markup.Raw("<section aria-labelledby=\"sweep\">\n<h2 id=\"sweep\">What more requests at once buy</h2>\n<figure class=\"chart\">\n")
            .Raw($"<svg viewBox=\"0 0 760 {Svg.Coordinate(Bottom + 50)}\" role=\"img\" aria-labelledby=\"sweep-said\">\n");
        Axes();
        Line(_ideal, "ideal", withMarkers: false);
        for (int place = 0; place < _lines.Count; place++)
        {
            Line(_lines[place], $"s-{place % 10}", withMarkers: true, place);
        }

        Names();
        _markup.Raw("</svg>\n<figcaption id=\"sweep-said\">").Text(
            $"Speed-up against {baseline}, {time}, by the number of requests allowed at once (m); both scales are logarithmic. "
            + "Strokes are 95 % intervals. Dashed: a client without overhead.").Raw("</figcaption>\n</figure>\n</section>\n");
    }

    private void Axes()
    {
        foreach (int bound in _bounds)
        {
            var x = Svg.Coordinate(X(bound));
            _markup.Raw($"<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"{Top}\" y2=\"{Bottom}\"/>")
                .Raw($"<text class=\"tick\" x=\"{x}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{Style.Count.Write(bound)}</text>\n");
        }

        foreach (double ratio in Ratios())
        {
            var y = Svg.Coordinate(Y(ratio));
            _markup.Raw($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{y}\" y2=\"{y}\"/>")
                .Raw($"<text class=\"tick\" x=\"{Left - 8}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{ratio.ToString("0.##", CultureInfo.InvariantCulture)}×</text>\n");
        }

        _markup.Raw($"<text class=\"tick\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 40}\" text-anchor=\"middle\">requests at once (m)</text>\n");
    }

    // 1, 2, 5 and their decades; for many decades only the decades.
    private IEnumerable<double> Ratios()
    {
        double[] steps = _max / _min > 200 ? [1] : [1, 2, 5];
        for (double decade = Math.Pow(10, Math.Floor(Math.Log10(_min))); decade <= _max; decade *= 10)
        {
            foreach (double step in steps)
            {
                if (step * decade >= _min && step * decade <= _max)
                {
                    yield return step * decade;
                }
            }
        }
    }

    private void Line(SweepLine line, string style, bool withMarkers, int place = 0)
    {
        // Side by side, because equal ones would hide each other.
        double aside = withMarkers ? (place - ((_lines.Count - 1) / 2.0)) * 7 : 0;
        var points = string.Join(' ', line.Points.Select(point => $"{Svg.Coordinate(X(point.Bound) + aside)},{Svg.Coordinate(Y(point.Value))}"));
        _markup.Raw($"<g class=\"{style}\"><polyline points=\"{points}\"/>");
        foreach (var point in withMarkers ? line.Points : [])
        {
            var x = Svg.Coordinate(X(point.Bound) + aside);
            _markup.Raw($"<line x1=\"{x}\" x2=\"{x}\" y1=\"{Svg.Coordinate(Y(point.Low))}\" y2=\"{Svg.Coordinate(Y(point.High))}\"/>")
                .Raw($"<path transform=\"translate({x} {Svg.Coordinate(Y(point.Value))})\" d=\"{SweepLine.MarkerOf(place)}\"><title>")
                .Text($"{line.Name}, m = {point.Bound}: {Style.Factor.Write(point.Value)} ({Style.Factor.Write(point.Low)} to {Style.Factor.Write(point.High)})")
                .Raw("</title></path>");
        }

        _markup.Raw("</g>\n");
    }

    /// <summary>Each line's name and marker in the right margin, level with its end unless another's is in the way.</summary>
    private void Names()
    {
        double free = Top;
        var ends = _lines.Select((line, place) => (line.Name, Place: place, End: line.Points[^1]))
            .Concat(_ideal.Points.TakeLast(1).Select(end => (Name: "ideal", Place: -1, End: end)))
            .OrderBy(end => Y(end.End.Value));
        foreach (var (name, place, end) in ends)
        {
            double y = Math.Max(free, Y(end.Value));
            free = y + 16;
            if (place >= 0)
            {
                _markup.Raw($"<g class=\"s-{place % 10}\"><path transform=\"translate({Right + 22} {Svg.Coordinate(y)})\" d=\"{SweepLine.MarkerOf(place)}\"/></g>");
            }
            else
            {
                _markup.Raw($"<g class=\"ideal\"><polyline points=\"{Right + 13},{Svg.Coordinate(y)} {Right + 31},{Svg.Coordinate(y)}\"/></g>");
            }

            _markup.Raw($"<text x=\"{Right + 34}\" y=\"{Svg.Coordinate(y)}\" dy=\"4\">").Text(name).Raw("</text>\n");
        }
    }

    private double X(int bound) => Left + 24 + (Place(bound, _bounds[0], _bounds[^1]) * (Right - Left - 48));

    private double Y(double ratio) => Bottom - (Place(ratio, _min, _max) * (Bottom - Top));

    private static double Place(double value, double least, double most) =>
        most > least ? Math.Log(value / least) / Math.Log(most / least) : 0.5;
}
