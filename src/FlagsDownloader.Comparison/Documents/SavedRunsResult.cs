using System.Diagnostics.CodeAnalysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>The contents of saved files, or why they cannot be used.</summary>
public sealed record SavedRunsResult
{
    private SavedRunsResult()
    {
    }

    /// <summary>The measurements; null if a file cannot be used.</summary>
    public RoundResults? Results { get; private init; }

    /// <summary>One line with the file and its error; null if there is none.</summary>
    public string? Complaint { get; private init; }

    /// <summary>Whether the files can be read, and match each other.</summary>
    [MemberNotNullWhen(true, nameof(Results))]
    [MemberNotNullWhen(false, nameof(Complaint))]
    public bool IsUsable => Results is not null;

    internal static SavedRunsResult From(RoundResults results) => new() { Results = results };

    internal static SavedRunsResult Unusable(string complaint) => new() { Complaint = complaint };
}
