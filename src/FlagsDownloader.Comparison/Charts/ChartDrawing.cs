using System.Globalization;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>Draws the parts of a chart's file below each other.</summary>
/// <param name="markup">Where to.</param>
/// <param name="data">What is drawn.</param>
internal sealed class ChartDrawing(Markup markup, ChartData data)
{
    public const double Width = 800;

    private const double Padding = 20;
    private const double Inner = Width - (2 * Padding);
    private const double Size = 13;
    private const double SmallSize = 12;
    private const double HeadlineSize = 16;
    private const double HeadlineHeight = 22;
    private const int HeadlineLines = 3;
    private const double RowHeight = 26;
    private const double BarHeight = 14;
    private const double MaxNameWidth = 210;
    private const double Gap = 14;
    private const double TimeWidth = 84;
    private const double ShareWidth = 92;

    private static readonly FigureStyle Style = FigureStyle.Page;

    // The baseline of the last text, or the lower edge of the last drawing.
    private double _y = Padding - 4;

    /// <summary>Draws everything, and returns the height.</summary>
    /// <param name="bars">The bars.</param>
    public double Draw(IReadOnlyList<TimeBar> bars)
    {
        DrawHead();
        DrawLegend();
        DrawBars(bars);
        DrawSweep();
        if (data.Results.Work.Machine is { } machine)
        {
            _y += 26;
            Text("note", Padding, machine, Inner, SmallSize);
        }

        return _y + Padding;
    }

    private void DrawHead()
    {
        if (data.Analysis.Verdict.Count > 0)
        {
            foreach (var line in ChartText.Wrap(PrintableText.Line(data.Analysis.Verdict[0]), Inner, HeadlineSize, HeadlineLines, isBold: true))
            {
                _y += HeadlineHeight;
                Text("headline", Padding, line, Inner, HeadlineSize, isBold: true);
            }
        }

        _y += 23;
        Text("note", Padding, ChartWords.Work(data), Inner, SmallSize);
    }

    private void DrawLegend()
    {
        _y += 28;
        var x = Padding;
        x = Legend(x, $"Median time {data.TimeText}:", (_, _) => { }, 0);
        x = Legend(x, "up to the ideal", (left, top) => Swatch("strong", left, top), 20);
        x = Legend(x, "above it", (left, top) => Swatch("pale", left, top), 20);
        x = Legend(x, "ideal: no overhead", (left, top) => Mark(left + 3, top - 2, top + 12), 6);
        Legend(x, "95 % interval", (left, top) => markup.Raw($"<path class=\"stroke\" d=\"M{Svg.Coordinate(left)} {Svg.Coordinate(top)}v10m0-5h20m0-5v10\"/>"), 20);

        void Swatch(string style, double left, double top) =>
            markup.Raw($"<rect class=\"{style}\" x=\"{Svg.Coordinate(left)}\" y=\"{Svg.Coordinate(top)}\" width=\"20\" height=\"10\"/>");
    }

    private double Legend(double x, string text, Action<double, double> symbol, double width)
    {
        symbol(x, _y - 9);
        var left = width > 0 ? x + width + 6 : x;
        Text("note", left, text, Inner, SmallSize);
        return left + ChartText.Width(text, SmallSize) + 8;
    }

    private void DrawBars(IReadOnlyList<TimeBar> bars)
    {
        var names = bars.Select(bar => PrintableText.Line(data.NameOf(bar.Figures.Contender))).ToList();
        var left = Padding + Math.Min(MaxNameWidth, names.Max(name => ChartText.Width(name, Size))) + Gap;
        var hasShare = bars.Any(bar => bar.Figures.ShareOfIdeal(data.Analysis.Basis) is not null);
        var timeRight = Width - Padding - (hasShare ? ShareWidth : 0);
        var width = timeRight - TimeWidth - left;
        _y += 24;
        Text("note", timeRight, "median", TimeWidth, SmallSize, "end");
        if (hasShare)
        {
            Text("note", Width - Padding, "of the ideal", ShareWidth, SmallSize, "end");
        }

        _y += 8;
        var (top, bottom) = (_y, _y + (bars.Count * RowHeight));
        if (bars.Any(bar => bar.Time is { Value: > 0 }))
        {
            DrawScale(bars[0].Scale, left, width, top, bottom);
        }

        foreach (var (bar, name) in bars.Zip(names))
        {
            markup.Raw("<g>").Element("title", ChartWords.Row(data, bar));
            bar.Draw(markup, left, _y + ((RowHeight - BarHeight) / 2), width, BarHeight);
            if (bar is { Time: not null, Figures.IdealTime.Value: var ideal } && ideal <= bar.Scale)
            {
                Mark(left + (ideal / bar.Scale * width), _y + 3, _y + RowHeight - 3);
            }

            _y += RowHeight;
            var baseline = _y - (RowHeight / 2) + 4.5;
            Text("name", Padding, name, MaxNameWidth, Size, y: baseline);
            Text("figure", timeRight, bar.Time is { } time ? $"{Style.Seconds.Write(time.Value)} s" : "no time", TimeWidth, Size, "end", baseline, isBold: true);
            if (hasShare && bar.Figures.ShareOfIdeal(data.Analysis.Basis) is { Value: var share })
            {
                Text("share", Width - Padding, FigureStyle.Sentence.Share.Write(share), ShareWidth, Size, "end", baseline);
            }

            markup.Raw("</g>\n");
        }

        _y = bottom + 18;
    }

    private void DrawScale(double scale, double left, double width, double top, double bottom)
    {
        foreach (var tick in AxisTicks.Linear(scale))
        {
            var x = left + (tick / scale * width);
            markup.Raw($"<path class=\"grid\" d=\"M{Svg.Coordinate(x)} {Svg.Coordinate(top)}V{Svg.Coordinate(bottom + 4)}\"/>");
            Text("tick", x, $"{tick.ToString("0.####", CultureInfo.InvariantCulture)} s", TimeWidth, SmallSize, "middle", bottom + 18);
            markup.Raw("\n");
        }
    }

    private void DrawSweep()
    {
        var sweep = Sweep.OfTimes(data);
        if (!sweep.HasLine)
        {
            return;
        }

        _y += 44;
        Text("heading", Padding, "The times by the number of requests at once", Inner, 14, isBold: true);
        _y += 20;
        Text("note", Padding, "Both scales are logarithmic; lower is faster. Dashed: a client without overhead.", Inner, SmallSize);
        _y += 8;
        var plot = new SweepPlot(markup, sweep);
        markup.Raw($"<g transform=\"translate({Padding} {Svg.Coordinate(_y)})\">\n");
        plot.Draw();
        markup.Raw("</g>\n");
        _y += plot.Height;
    }

    private void Mark(double x, double top, double bottom)
    {
        var path = $"d=\"M{Svg.Coordinate(x)} {Svg.Coordinate(top)}V{Svg.Coordinate(bottom)}\"/>";
        markup.Raw($"<path class=\"halo\" {path}<path class=\"mark\" {path}");
    }

    /// <summary>Writes text that fits into a width. The rest of what is cut is in its title.</summary>
    private void Text(
        string style, double x, string text, double room, double size, string anchor = "start", double? y = null, bool isBold = false)
    {
        var line = PrintableText.Line(text);
        var shown = ChartText.Fit(line, room, size, isBold);
        markup.Raw($"<text class=\"{style}\" x=\"{Svg.Coordinate(x)}\" y=\"{Svg.Coordinate(y ?? _y)}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}>").Text(shown);
        if (shown != line)
        {
            markup.Element("title", line);
        }

        markup.Raw("</text>");
    }
}
