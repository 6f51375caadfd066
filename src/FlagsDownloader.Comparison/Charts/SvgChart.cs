using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>
/// Writes a comparison as one picture for a document or a slide: SVG of 800 pixels without script, font or other file. It has the
/// verdict, a bar of time for each contender, and, where one name has several bounds, the times by bound.
/// </summary>
public static class SvgChart
{
    /// <summary>Writes the picture.</summary>
    /// <param name="output">Where to. SVG is UTF-8 unless it says otherwise, so the writer should use it. It stays open.</param>
    /// <param name="results">The measurements.</param>
    /// <param name="analysis">The conclusions.</param>
    /// <exception cref="IOException">The picture could not be written.</exception>
    public static void Write(TextWriter output, RoundResults results, ComparisonAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(analysis);
        var data = new ChartData(results, analysis);
        var bars = TimeBar.CreateAll(data);
        // The height is known when everything is drawn.
        using var drawing = new StringWriter();
        var bottom = new ChartDrawing(new Markup(drawing), data).Draw(bars);
        var height = Svg.Coordinate(bottom);
        new Markup(output)
            .Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{ChartDrawing.Width}\" height=\"{height}\" viewBox=\"0 0 {ChartDrawing.Width} {height}\"")
            .Raw(" role=\"img\" aria-labelledby=\"chart-title chart-desc\">\n")
            .Element("title id=\"chart-title\"", $"Times of a comparison: {ChartWords.Work(data)}").Raw("\n")
            .Element("desc id=\"chart-desc\"", ChartWords.Description(data, bars)).Raw("\n")
            .Raw($"<style>\n{ChartStyle.Text}</style>\n")
            .Raw($"<rect class=\"card\" x=\"0.5\" y=\"0.5\" width=\"{ChartDrawing.Width - 1}\" height=\"{Svg.Coordinate(bottom - 1)}\" rx=\"8\"/>\n")
            .Raw(drawing.ToString())
            .Raw("</svg>\n");
    }
}
