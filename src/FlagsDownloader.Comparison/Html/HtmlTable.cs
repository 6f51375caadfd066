using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Html;

/// <summary>Writes a table that scrolls on its own in a narrow window, so that the page does not.</summary>
internal static class HtmlTable
{
    /// <param name="markup">Where to.</param>
    /// <param name="table">The table. Its headings are trusted markup; all other parts are text.</param>
    /// <param name="contenders">The places of the contenders that each row is about. The script hides rows by these.</param>
    public static void Write(Markup markup, FigureTable table, IReadOnlyList<IReadOnlyList<int>> contenders)
    {
        markup.Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Text(table.Title)
            .Raw("\">\n<table class=\"figures\">\n").Raw("<caption>").Element("span", table.Title).Raw("</caption>\n<thead>");
        WriteHead(markup, table.Columns);
        markup.Raw("</thead>\n<tbody>\n");
        for (var place = 0; place < table.Rows.Count; place++)
        {
            WriteRow(markup, table, table.Rows[place], contenders[place], isBaseline: place == table.Baseline);
        }

        markup.Raw("</tbody>\n</table>\n</div>\n");
    }

    // There are two rows if columns have a common heading. Then a column without one spans both.
    private static void WriteHead(Markup markup, IReadOnlyList<FigureColumn> columns)
    {
        var rows = columns.Any(column => column.Group is not null) ? " rowspan=\"2\"" : "";
        markup.Raw("<tr>");
        for (var place = 0; place < columns.Count; place++)
        {
            var column = columns[place];
            if (column.Group is null)
            {
                markup.Raw($"<th scope=\"col\"{rows} data-column=\"{place}\"{ClassOf(column, place)}>{column.Heading}</th>");
            }
            else if (place == 0 || columns[place - 1].Group != column.Group)
            {
                var span = columns.Skip(place).TakeWhile(other => other.Group == column.Group).Count();
                markup.Raw($"<th scope=\"colgroup\" colspan=\"{span}\">{column.Group}</th>");
            }
        }

        markup.Raw("</tr>");
        if (rows.Length > 0)
        {
            markup.Raw("\n<tr>");
            foreach (var (place, column) in columns.Index().Where(column => column.Item.Group is not null))
            {
                markup.Raw($"<th scope=\"col\" data-column=\"{place}\" data-group=\"{column.Group}\">{column.Heading}</th>");
            }

            markup.Raw("</tr>");
        }
    }

    private static void WriteRow(Markup markup, FigureTable table, IReadOnlyList<string> cells, IReadOnlyList<int> contenders, bool isBaseline)
    {
        markup.Raw($"<tr data-contenders=\"{string.Join(' ', contenders)}\"><th scope=\"row\">").Text(cells[0]);
        if (isBaseline)
        {
            markup.Raw(" ").Element("small", "baseline");
        }

        markup.Raw("</th>");
        for (var place = 1; place < cells.Count; place++)
        {
            markup.Element($"td{ClassOf(table.Columns[place], place)}", cells[place]);
        }

        markup.Raw("</tr>\n");
    }

    private static string ClassOf(FigureColumn column, int place) => column.IsText && place > 0 ? " class=\"words\"" : "";
}
