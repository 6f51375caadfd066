namespace FlagsDownloader.Comparison.Tables;

/// <summary>A table of figures that are written already, for the terminal, Markdown, CSV and the page.</summary>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Columns">Its columns. The first is what a row is about.</param>
/// <param name="Rows">The rows, with a cell for each column. Cells of text may hold any words, and each medium escapes them.</param>
public sealed record FigureTable(string Title, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The rows than which none is detected to be faster. Default: none is marked.</summary>
    public IReadOnlySet<int> Fastest { get; init; } = new HashSet<int>();

    /// <summary>The row that the others are compared with. Default: none is marked.</summary>
    public int? Baseline { get; init; }
}
