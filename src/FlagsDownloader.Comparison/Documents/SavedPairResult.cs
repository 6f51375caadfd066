using System.Diagnostics.CodeAnalysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>Two saved comparisons of the same work, or why they cannot be used.</summary>
public sealed record SavedPairResult
{
    private SavedPairResult()
    {
    }

    /// <summary>The first comparison; null if a file cannot be used.</summary>
    public NamedResults? Before { get; private init; }

    /// <summary>The second comparison; null if a file cannot be used.</summary>
    public NamedResults? After { get; private init; }

    /// <summary>One line with the file and its error; null if there is none.</summary>
    public string? Complaint { get; private init; }

    /// <summary>Whether the files can be read, and are of the same work.</summary>
    [MemberNotNullWhen(true, nameof(Before), nameof(After))]
    [MemberNotNullWhen(false, nameof(Complaint))]
    public bool IsUsable => Before is not null;

    internal static SavedPairResult From(NamedResults before, NamedResults after) => new() { Before = before, After = after };

    internal static SavedPairResult Unusable(string complaint) => new() { Complaint = complaint };
}
