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

    // The contender and its bound, which every row needs.
    private const int KeyColumns = 2;

    /// <summary>Splits a table into parts that fit; returns the lines of each, the headings first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">The columns of the terminal. A part has at least one figure, however narrow.</param>
    public static IEnumerable<IReadOnlyList<string>> Parts(FigureTable table, int width)
    {
        var widths = table.Columns
            .Select((column, index) => table.Rows.Select(row => DisplayWidth.Compute(row[index])).Append(DisplayWidth.Compute(column.Heading)).Max())
            .ToArray();
        string[] headings = [.. table.Columns.Select(column => column.Heading)];
        foreach (var part in Split(widths, width))
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

    private static IEnumerable<IReadOnlyList<int>> Split(int[] widths, int width)
    {
        int[] keys = [.. Enumerable.Range(0, Math.Min(KeyColumns, widths.Length))];
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
