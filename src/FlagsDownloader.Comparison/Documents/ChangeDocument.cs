using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>What changed between two comparisons, as `flags compare --diff` writes it as JSON. Times are in seconds.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes; new fields do not change it.</param>
/// <param name="Kind">Always <see cref="DifferenceKind"/>.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="MadeAt">When the document was made, by the system's clock.</param>
/// <param name="Before">The first comparison.</param>
/// <param name="After">The second one.</param>
/// <param name="Basis">The time that is compared.</param>
/// <param name="Changes">The contenders that are in both.</param>
/// <param name="OnlyBefore">The contenders that are only in the first one, such as <c>eventloop@30</c>.</param>
/// <param name="OnlyAfter">The contenders that are only in the second one.</param>
/// <param name="Summary">The conclusions in sentences.</param>
public sealed record ChangeDocument(
    int SchemaVersion,
    string Kind,
    string Program,
    DateTimeOffset MadeAt,
    ComparedDocument Before,
    ComparedDocument After,
    TimeBasis Basis,
    IReadOnlyList<ContenderChange> Changes,
    IReadOnlyList<string> OnlyBefore,
    IReadOnlyList<string> OnlyAfter,
    IReadOnlyList<string> Summary)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The kind of every such document.</summary>
    public const string DifferenceKind = "difference";

    /// <summary>Creates the document.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="program">Name and version of this program.</param>
    /// <param name="madeAt">Now.</param>
    public static ChangeDocument Create(ChangeAnalysis change, string program, DateTimeOffset madeAt) => new(
        CurrentSchemaVersion,
        DifferenceKind,
        program,
        madeAt,
        Describe(change.Before),
        Describe(change.After),
        change.Basis,
        change.Changes,
        [.. change.OnlyBefore.Select(contender => contender.Key)],
        [.. change.OnlyAfter.Select(contender => contender.Key)],
        change.Summary);

    private static ComparedDocument Describe(NamedResults comparison) =>
        new(comparison.Name, comparison.Program, comparison.Results.Rounds, comparison.Results.Work);
}
