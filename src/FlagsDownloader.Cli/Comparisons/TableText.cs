using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>
/// A table in characters. Columns that do not fit into the width continue below, and repeat the name of each row. The table is
/// not folded, because a folded cell is not below the heading of its column.
/// </summary>
internal static class TableText
{
    private const string Gap = "  ";

    /// <summary>Writes a table with its title, in parts that fit into the width.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="table">The table.</param>
    public static void Write(StyledText output, FigureTable table)
    {
        output.WriteBold(table.Title);
        foreach (var (part, lines) in Parts(table, output.Width).Index())
        {
            if (part > 0)
            {
                output.WriteLine();
            }

            // Not wrapped: the headings are as wide as the rows.
            output.WriteDimLine(lines[0]);
            foreach (var line in lines.Skip(1))
            {
                output.WriteLine(line);
            }
        }
    }

    /// <summary>The columns that a table needs beside those of its first column, which has the names.</summary>
    /// <param name="table">The table.</param>
    public static int WidthBesideNames(FigureTable table) => WidthsOf(table).Skip(1).Sum(width => width + Gap.Length);

    /// <summary>Splits a table into parts that fit; returns the lines of each, the headings first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">The columns of the terminal. A part has at least one figure, however narrow.</param>
    public static IEnumerable<IReadOnlyList<string>> Parts(FigureTable table, int width)
    {
        var widths = WidthsOf(table);
        string[] headings = [.. table.Columns.Select(column => column.Heading)];
        foreach (var part in Split(widths, table.KeyColumns, width))
        {
            yield return
            [
                .. table.Rows.Prepend(headings).Select(row => string.Join(Gap, part.Select(index =>
                    table.Columns[index].IsText
                        ? DisplayWidth.PadRight(row[index], widths[index])
                        : DisplayWidth.PadLeft(row[index], widths[index]))).TrimEnd()),
            ];
        }
    }

    private static int[] WidthsOf(FigureTable table) =>
    [
        .. table.Columns.Select((column, index) =>
            table.Rows.Select(row => DisplayWidth.Compute(row[index])).Append(DisplayWidth.Compute(column.Heading)).Max()),
    ];

    private static IEnumerable<IReadOnlyList<int>> Split(int[] widths, int keyColumns, int width)
    {
        int[] keys = [.. Enumerable.Range(0, Math.Min(keyColumns, widths.Length))];
        var part = keys.ToList();
        for (var column = keys.Length; column < widths.Length; column++)
        {
            if (part.Count > keys.Length && part.Append(column).Sum(index => widths[index] + Gap.Length) - Gap.Length > width)
            {
                yield return part;
                part = [.. keys];
            }

            part.Add(column);
        }

        yield return part;
    }
}
