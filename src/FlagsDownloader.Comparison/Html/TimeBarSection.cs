using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Html;

/// <summary>The times of the contenders as bars.</summary>
internal static class TimeBarSection
{
    private const double Width = 1000;
    private const double Height = 20;

    public static void Write(Markup markup, ReportContents contents)
    {
        // With list-style none, Safari takes a list for text if it has no role.
        markup.Raw("<figure class=\"times\">\n<figcaption>")
            .Raw($"Median time {contents.Data.TimeText}; shorter is faster. <span class=\"swatch strong\"></span>up to the ideal, ")
            .Raw("<span class=\"swatch pale\"></span>above it, <span class=\"swatch stroke\"></span>95 % interval.</figcaption>\n<ul class=\"bars\" role=\"list\">\n");
        foreach (var bar in TimeBar.CreateAll(contents.Data))
        {
            var contender = bar.Figures.Contender;
            markup.Raw($"<li data-contenders=\"{contender}\">").Element("span class=\"name\"", contents.NameOf(contender)).Raw(" ");
            // The text beside it has the figure, so screen readers skip the bar.
            markup.Raw($"<svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
            bar.Draw(markup, 0, 0, Width, Height);
            markup.Raw("</svg> ")
                .Element("span class=\"sum\"", bar.Time is { Value: var seconds } ? $"{FigureStyle.Page.Seconds.Write(seconds)} s" : "no time")
                .Raw("</li>\n");
        }

        markup.Raw("</ul>\n</figure>\n");
    }
}
