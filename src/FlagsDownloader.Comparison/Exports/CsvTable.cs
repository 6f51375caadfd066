using FlagsDownloader.Comparison.Tables;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Writes a table as RFC 4180 has it: lines end with CR LF, and a cell with a comma, a quote or a line end is quoted.</summary>
internal static class CsvTable
{
    /// <param name="writer">Where to.</param>
    /// <param name="table">The table; its headings are plain names.</param>
    public static void Write(TextWriter writer, FigureTable table)
    {
        WriteRow(writer, table.Columns.Select(column => column.Heading));
        foreach (var row in table.Rows)
        {
            WriteRow(writer, row.Zip(table.Columns, (cell, column) => column.IsText ? Text(cell) : cell));
        }
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells));
        writer.Write("\r\n");
    }

    /// <summary>
    /// Words from outside. A spreadsheet runs a cell that begins like a formula, so an apostrophe goes before it (OWASP, "CSV
    /// Injection"). Numbers are not words, and keep their sign.
    /// </summary>
    private static string Text(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var printable = PrintableText.Lines(text);
        var safe = printable[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{printable}" : printable;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
