namespace FlagsDownloader.Comparison.Exports;

/// <summary>
/// A table of GitHub's: the first column to the left, all others to the right. Cells are padded, so that it reads as well where
/// nobody renders it.
/// </summary>
/// <param name="header">The names of the columns, at least two.</param>
internal sealed class MarkdownTable(IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Adds a row of as many cells as there are columns, escaped already.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public void WriteTo(TextWriter writer)
    {
        var widths = header.Select((name, column) => _rows.Select(row => row[column].Length).Append(name.Length).Append(3).Max()).ToArray();
        WriteRow(writer, header, widths);
        writer.Write($"| {new string('-', widths[0])} |");
        foreach (var width in widths[1..])
        {
            writer.Write($" {new string('-', width - 1)}: |");
        }

        writer.Write('\n');
        foreach (var row in _rows)
        {
            WriteRow(writer, row, widths);
        }
    }

    private static void WriteRow(TextWriter writer, IReadOnlyList<string> cells, int[] widths)
    {
        writer.Write($"| {cells[0].PadRight(widths[0])} |");
        for (var column = 1; column < cells.Count; column++)
        {
            writer.Write($" {cells[column].PadLeft(widths[column])} |");
        }

        writer.Write('\n');
    }
}
