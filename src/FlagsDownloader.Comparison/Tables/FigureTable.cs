namespace FlagsDownloader.Comparison.Tables;

/// <summary>A table of figures that are written already: the terminal, Markdown and a page show the same.</summary>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A row for each contender, a cell for each column.</param>
public sealed record FigureTable(string Title, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
