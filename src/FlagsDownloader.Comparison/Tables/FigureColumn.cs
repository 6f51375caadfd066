namespace FlagsDownloader.Comparison.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsText">Whether its cells are words, which are left-aligned. Figures are right-aligned.</param>
public sealed record FigureColumn(string Heading, bool IsText = false)
{
    /// <summary>A common heading above this column and its neighbours, if the medium shows one. Default: none.</summary>
    public string? Group { get; init; }
}
