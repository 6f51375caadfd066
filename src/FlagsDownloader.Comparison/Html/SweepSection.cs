using FlagsDownloader.Comparison.Charts;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The speed-up by bound, if there are several bounds.</summary>
internal static class SweepSection
{
    /// <summary>Whether there is a line. There is none without speed-ups, or with one bound.</summary>
    public static bool IsIn(ReportContents contents) => Sweep.OfSpeedUps(contents.Data).HasLine;

    public static void Write(Markup markup, ReportContents contents)
    {
        var sweep = Sweep.OfSpeedUps(contents.Data);
        if (!sweep.HasLine)
        {
            return;
        }

        var plot = new SweepPlot(markup, sweep);
        markup.Raw("<section aria-labelledby=\"sweep\">\n<h2 id=\"sweep\">What more requests at once buy</h2>\n<figure class=\"chart\">\n<figcaption id=\"sweep-said\">")
            .Text($"Speed-up against {contents.NameOf(contents.Analysis.Baseline)}, {contents.Data.TimeText}; higher is faster. ")
            .Raw("Both scales are logarithmic; strokes are 95 % intervals, dashed is a client without overhead.")
            .Raw("</figcaption>\n<div class=\"drawing\">")
            .Raw($"<svg viewBox=\"0 0 {SweepPlot.Width} {Svg.Coordinate(plot.Height)}\" role=\"img\" aria-labelledby=\"sweep-said\">\n");
        plot.Draw();
        markup.Raw("</svg></div>\n");
        WriteKeys(markup, sweep.Lines);
        markup.Raw("</figure>\n</section>\n");
    }

    /// <summary>The same below the chart, for a window that has no room for the margin.</summary>
    private static void WriteKeys(Markup markup, IReadOnlyList<SweepLine> lines)
    {
        markup.Raw("<ul class=\"keys\">");
        for (int place = 0; place < lines.Count; place++)
        {
            markup.Raw($"<li><svg class=\"key\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\" focusable=\"false\"><g class=\"series s-{place % 10}\"><path d=\"{SweepLine.MarkerOf(place)}\"/></g></svg>")
                .Text(lines[place].Name).Raw("</li>");
        }

        markup.Raw("</ul>\n");
    }
}
