namespace FlagsDownloader.Cli.Labs;

/// <summary>A lesson as `flags lab NAME --json` prints it.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or is removed; new fields do not change it.</param>
/// <param name="Lesson">The lesson's name.</param>
/// <param name="ElapsedSeconds">Its duration.</param>
/// <param name="Figures">The measured figures. Each name ends with its unit.</param>
/// <param name="Conclusions">The conclusions, in words.</param>
internal sealed record LessonDocument(
    int SchemaVersion,
    string Lesson,
    double ElapsedSeconds,
    IReadOnlyDictionary<string, double> Figures,
    IReadOnlyList<string> Conclusions)
{
    public const int CurrentSchemaVersion = 1;
}
