namespace FlagsDownloader.Comparison.Statistics;

/// <summary>What a medium writes beside the digits.</summary>
/// <param name="Unknown">Stands for a figure that is not known.</param>
/// <param name="To">Stands between the ends of an interval.</param>
/// <param name="NoInterval">Stands in the column of intervals where there is none.</param>
/// <param name="HasIntervalColumns">Whether intervals have columns of their own; otherwise they follow the figure.</param>
/// <param name="ShowsPoints">Whether an interval without length is written.</param>
internal sealed record FigureMedium(string Unknown, string To, string NoInterval, bool HasIntervalColumns = true, bool ShowsPoints = true)
{
    public static FigureMedium Terminal { get; } = new("-", "-", NoInterval: "", ShowsPoints: false);

    public static FigureMedium Markdown { get; } = new("–", "–", NoInterval: "", HasIntervalColumns: false);

    public static FigureMedium Page { get; } = new("–", "–", NoInterval: "–");

    public static FigureMedium Sentence { get; } = new("–", " to ", NoInterval: "");
}
