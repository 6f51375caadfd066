using System.Text.Encodings.Web;
using System.Text.Unicode;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Charts;

/// <summary>Writes HTML and SVG. Everything that is not from this project's own source goes through <see cref="Text"/>.</summary>
internal sealed class Markup(TextWriter output)
{
    // Names of countries stay readable in the source. Characters with a meaning in HTML are escaped in any case. Overrides of the text
    // direction are removed, because escaping does not stop their effect.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes markup as it is.</summary>
    public Markup Raw(string markup)
    {
        output.Write(markup);
        return this;
    }

    /// <summary>Writes text, of an element or of an attribute in double quotes.</summary>
    public Markup Text(string text)
    {
        // XML does not allow these two, escaped neither.
        output.Write(Encoder.Encode(PrintableText.Lines(text).Replace('\uFFFE', '?').Replace('\uFFFF', '?')));
        return this;
    }

    /// <summary>Writes an element that contains only text.</summary>
    /// <param name="tag">Its name and attributes, e.g. <c>th scope="row"</c>.</param>
    /// <param name="text">Its text.</param>
    public Markup Element(string tag, string text)
    {
        int nameEnd = tag.IndexOf(' ', StringComparison.Ordinal);
        var name = nameEnd < 0 ? tag : tag[..nameEnd];
        return Raw($"<{tag}>").Text(text).Raw($"</{name}>");
    }
}
