namespace FlagsDownloader.Comparison.Tables;

/// <summary>A table of formatted figures, for the terminal, Markdown, CSV and the page.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">Its columns. The first one names the row.</param>
/// <param name="Rows">The rows, with a cell for each column. Cells of text may hold any words, and each medium escapes them.</param>
public sealed record FigureTable(string Title, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The rows for which no faster one is detected. Default: none.</summary>
    public IReadOnlySet<int> Fastest { get; init; } = new HashSet<int>();

    /// <summary>How many columns identify the row: the contender, its bound, its version of HTTP. Default: 2.</summary>
    public int KeyColumns { get; init; } = 2;

    /// <summary>The row that the others are compared with. Default: none.</summary>
    public int? Baseline { get; init; }
}
