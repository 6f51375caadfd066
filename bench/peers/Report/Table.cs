using System.Text;

namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>A Markdown table: the first column is aligned left, all others right.</summary>
/// <param name="caption">The caption; may be empty.</param>
/// <param name="header">The columns' names.</param>
internal sealed class Table(string caption, IReadOnlyList<string> header)
{
    private readonly List<IReadOnlyList<string>> _rows = [header];

    /// <summary>Adds a row with a cell for each column.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <summary>Writes the table, padded so that it is readable without rendering.</summary>
    public void WriteTo(StringBuilder page)
    {
        if (caption.Length > 0)
        {
            page.Append($"On {caption}:\n\n");
        }

        var widths = header.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var (index, row) in _rows.Index())
        {
            page.Append($"| {row[0].PadRight(widths[0])} |").AppendJoin("", row.Skip(1).Select((cell, column) => $" {cell.PadLeft(widths[column + 1])} |")).Append('\n');
            if (index == 0)
            {
                page.Append($"|{new string('-', widths[0] + 2)}|").AppendJoin("", widths.Skip(1).Select(width => $"{new string('-', width + 1)}:|")).Append('\n');
            }
        }

        page.Append('\n');
    }
}
