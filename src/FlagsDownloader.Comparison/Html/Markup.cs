using System.Text.Encodings.Web;
using System.Text.Unicode;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Writes HTML. Whatever was not written in this project's own source goes through <see cref="Text"/>.</summary>
internal sealed class Markup(TextWriter output)
{
    // Names of countries stay readable in the source; what means something in HTML is escaped whatever the ranges say. An
    // escaped override of the direction would still turn what follows it around.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup as it is.</summary>
    public Markup Raw(string markup)
    {
        output.Write(markup);
        return this;
    }

    /// <summary>Text, of an element or of an attribute in double quotes.</summary>
    public Markup Text(string text)
    {
        output.Write(Encoder.Encode(PrintableText.Lines(text)));
        return this;
    }

    /// <summary>An element with text alone in it.</summary>
    /// <param name="tag">Its name and attributes, e.g. <c>th scope="row"</c>.</param>
    /// <param name="text">What is in it.</param>
    public Markup Element(string tag, string text)
    {
        int nameEnd = tag.IndexOf(' ', StringComparison.Ordinal);
        var name = nameEnd < 0 ? tag : tag[..nameEnd];
        return Raw($"<{tag}>").Text(text).Raw($"</{name}>");
    }
}
