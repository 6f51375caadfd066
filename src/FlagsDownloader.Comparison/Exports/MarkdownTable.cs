using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// Writes a table as GitHub has it. Cells are padded, so that it can be read as plain text too. The rows of the fastest are bold.
/// </summary>
internal static class MarkdownTable
{
    /// <param name="writer">Where to.</param>
    /// <param name="table">The table, of at least two columns.</param>
    public static void Write(TextWriter writer, FigureTable table)
    {
        string[] headings = [.. table.Columns.Select(column => column.Heading)];
        string[][] rows = [.. table.Rows.Select((row, place) => Cells(table, row, isBold: table.Fastest.Contains(place)))];
        // A divider has at least three characters.
        int[] widths = [.. headings.Select((heading, column) => rows.Select(row => row[column].Length).Append(heading.Length).Append(3).Max())];
        WriteRow(writer, table, headings, widths);
        writer.Write('|');
        foreach (var (column, width) in table.Columns.Zip(widths))
        {
            writer.Write(column.IsText ? $" {new string('-', width)} |" : $" {new string('-', width - 1)}: |");
        }

        writer.Write('\n');
        foreach (var row in rows)
        {
            WriteRow(writer, table, row, widths);
        }
    }

    private static string[] Cells(FigureTable table, IReadOnlyList<string> row, bool isBold)
    {
        string[] cells = [.. row.Zip(table.Columns, (cell, column) => column.IsText ? MarkdownText.Escape(cell) : cell)];
        cells[0] = isBold ? $"**{cells[0]}**" : cells[0];
        return cells;
    }

    private static void WriteRow(TextWriter writer, FigureTable table, string[] cells, int[] widths)
    {
        writer.Write('|');
        for (var column = 0; column < cells.Length; column++)
        {
            writer.Write($" {(table.Columns[column].IsText ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]))} |");
        }

        writer.Write('\n');
    }
}
