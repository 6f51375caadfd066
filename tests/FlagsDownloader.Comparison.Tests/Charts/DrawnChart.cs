using System.Globalization;
using System.Xml.Linq;
using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Html;

namespace FlagsDownloader.Comparison.Tests.Charts;

/// <summary>A chart's file, read as XML.</summary>
internal sealed class DrawnChart
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private DrawnChart(string text)
    {
        Text = text;
        Root = XElement.Parse(text);
    }

    public string Text { get; }

    public XElement Root { get; }

    public double Width => Number(Root, "width");

    public double Height => Number(Root, "height");

    /// <summary>The groups of the bars, in their order.</summary>
    public IReadOnlyList<XElement> Rows => [.. Elements("g").Where(group => group.Elements(Svg + "rect").Any(part => ClassOf(part) == "strong"))];

    public static DrawnChart Of(ReportContents contents)
    {
        using var writer = new StringWriter();
        SvgChart.Write(writer, contents.Results, contents.Analysis);
        return new DrawnChart(writer.ToString());
    }

    public static string? ClassOf(XElement element) => element.Attribute("class")?.Value;

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    public IEnumerable<XElement> Elements(string name) => Root.Descendants(Svg + name);

    public IEnumerable<XElement> OfClass(string style) => Root.Descendants().Where(element => ClassOf(element)?.Split(' ').Contains(style) == true);

    /// <summary>An element's title.</summary>
    public static string? TitleOf(XElement element) => element.Element(Svg + "title")?.Value;

    /// <summary>The text that is shown, without that of its title.</summary>
    public static string Shown(XElement text) => string.Concat(text.Nodes().OfType<XText>().Select(part => part.Value));

    /// <summary>The boxes of all texts in the widest font, in the drawing's own coordinates.</summary>
    public IReadOnlyList<TextBox> Boxes() => [.. Elements("text").Select(BoxOf)];

    private static TextBox BoxOf(XElement text)
    {
        var style = ClassOf(text);
        var size = style switch { "headline" => 16, "heading" => 14, "note" or "tick" => 12, _ => 13 };
        var width = ChartText.Width(Shown(text), size, isBold: style is "headline" or "heading" or "figure");
        var (left, top) = Offset(text);
        left += Number(text, "x") - (text.Attribute("text-anchor")?.Value switch { "end" => width, "middle" => width / 2, _ => 0 });
        var baseline = top + Number(text, "y") + (text.Attribute("dy") is null ? 0 : Number(text, "dy"));
        return new TextBox(Shown(text), left, baseline - (size * 0.8), left + width, baseline + (size * 0.2));
    }

    private static (double Left, double Top) Offset(XElement text)
    {
        var moved = text.Ancestors().Select(group => group.Attribute("transform")?.Value).FirstOrDefault(transform => transform is not null);
        if (moved is null)
        {
            return (0, 0);
        }

        var numbers = moved["translate(".Length..^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1]);
    }
}
