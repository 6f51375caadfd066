using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>A comparison as `flags compare` writes it as JSON. Times are in seconds, sizes in bytes, shares from 0 to 1.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes; new fields do not change it.</param>
/// <param name="Kind">Always <see cref="ComparisonKind"/>. A single run's document has no such property.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="MadeAt">When the document was made, by the system's clock.</param>
/// <param name="Work">The work of each run.</param>
/// <param name="Contenders">The contenders, in the order of the table.</param>
/// <param name="Runs">Every run that counts. One run of each contender has details.</param>
/// <param name="Notes">Remarks for the reader.</param>
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
    /// The conclusions at the time of writing, for other programs. This program computes them again from the runs, and does not read
    /// them.
    /// </summary>
    public ComparisonAnalysis? Analysis { get; private init; }

    /// <summary>Creates the document.</summary>
    /// <param name="results">The measurements, with any details.</param>
    /// <param name="analysis">The conclusions.</param>
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

    /// <summary>The measurements.</summary>
    public RoundResults ToResults() => new(Work, Contenders, Runs, Notes);
}
