namespace FlagsDownloader.Cli.Labs;

/// <summary>A lesson as `flags lab NAME --json` prints it.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes; new fields do not change it.</param>
/// <param name="Lesson">The lesson's name.</param>
/// <param name="ElapsedSeconds">How long it took.</param>
/// <param name="Figures">What it measured; each name ends with its unit.</param>
/// <param name="Conclusions">What was seen, in words.</param>
internal sealed record LessonDocument(
    int SchemaVersion,
    string Lesson,
    double ElapsedSeconds,
    IReadOnlyDictionary<string, double> Figures,
    IReadOnlyList<string> Conclusions)
{
    public const int CurrentSchemaVersion = 1;
}
