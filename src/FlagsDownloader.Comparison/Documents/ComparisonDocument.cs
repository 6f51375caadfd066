using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>A comparison as `flags compare` writes it as JSON. Times are in seconds, sizes in bytes, shares from 0 to 1.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes; new fields do not change it.</param>
/// <param name="Kind">What tells it from a single run's document: <see cref="ComparisonKind"/>.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="MadeAt">When the document was made, by the system's clock.</param>
/// <param name="Work">What was done.</param>
/// <param name="Contenders">By whom, in the order of the table.</param>
/// <param name="Runs">Every run that counts; of each contender's, one has its details.</param>
/// <param name="Notes">What a reader has to know besides.</param>
public sealed record ComparisonDocument(
    int SchemaVersion,
    string Kind,
    string Program,
    DateTimeOffset MadeAt,
    Work Work,
    IReadOnlyList<Contender> Contenders,
    IReadOnlyList<MeasuredRun> Runs,
    IReadOnlyList<string> Notes)
{
    /// <summary>The version that this program writes, and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The kind of every comparison's document.</summary>
    public const string ComparisonKind = "comparison";

    /// <summary>
    /// What followed from the runs when the document was written. It is there for other programs: this one works it out again
    /// from the runs, and does not read it.
    /// </summary>
    public ComparisonAnalysis? Analysis { get; private init; }

    /// <summary>Makes the document.</summary>
    /// <param name="results">What was measured, with any details.</param>
    /// <param name="analysis">What follows from it.</param>
    /// <param name="program">Name and version of the program that measured.</param>
    /// <param name="madeAt">Now.</param>
    public static ComparisonDocument Create(
        RoundResults results, ComparisonAnalysis analysis, string program, DateTimeOffset madeAt)
    {
        var kept = RepresentativeRuns.KeepDetails(results);
        return new ComparisonDocument(
            CurrentSchemaVersion, ComparisonKind, program, madeAt, kept.Work, kept.Contenders, kept.Runs, kept.Notes)
        {
            Analysis = analysis,
        };
    }

    /// <summary>What was measured.</summary>
    public RoundResults ToResults() => new(Work, Contenders, Runs, Notes);
}
