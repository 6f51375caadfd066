namespace FlagsDownloader.Comparison.Html;

/// <summary>Writes one table, row by row; every row begins with what it is about.</summary>
internal sealed class HtmlTable
{
    private readonly Markup _markup;

    private HtmlTable(Markup markup) => _markup = markup;

    /// <summary>Writes a table that a narrow window scrolls by itself, so that the page need not.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="head">Its head rows, as markup of our own.</param>
    /// <param name="rows">Writes its rows.</param>
    public static void Write(Markup markup, string caption, string head, Action<HtmlTable> rows)
    {
        markup.Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Text(caption)
            .Raw("\">\n<table>\n").Raw("<caption>").Element("span", caption).Raw($"</caption>\n<thead>{head}</thead>\n<tbody>\n");
        rows(new HtmlTable(markup));
        markup.Raw("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Writes a row.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="figures">Its figures; null is not known.</param>
    /// <param name="note">A word beside the name.</param>
    /// <param name="words">What follows from the figures, as the last cell; null where the table has none.</param>
    public void Row(string name, ReadOnlySpan<string?> figures, string? note = null, string? words = null)
    {
        _markup.Raw("<tr><th scope=\"row\">").Text(name);
        if (note is not null)
        {
            _markup.Raw(" ").Element("small", note);
        }

        _markup.Raw("</th>");
        foreach (var figure in figures)
        {
            _markup.Element("td", figure ?? Figure.Unknown);
        }

        if (words is not null)
        {
            _markup.Element("td class=\"words\"", words);
        }

        _markup.Raw("</tr>\n");
    }
}
