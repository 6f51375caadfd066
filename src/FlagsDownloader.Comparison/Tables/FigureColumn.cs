namespace FlagsDownloader.Comparison.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsText">Whether its cells are words, which begin at the left; figures end at the right.</param>
public sealed record FigureColumn(string Heading, bool IsText = false)
{
    /// <summary>A heading above those of this column and its neighbours, where a medium shows such. Default: none.</summary>
    public string? Group { get; init; }
}
