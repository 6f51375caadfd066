using System.Diagnostics.CodeAnalysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>What saved files hold, or why they are of no use.</summary>
public sealed record SavedRunsResult
{
    private SavedRunsResult()
    {
    }

    /// <summary>What was measured; null where a file is of no use.</summary>
    public RoundResults? Results { get; private init; }

    /// <summary>One line that names the file and what is wrong with it; null where all is well.</summary>
    public string? Complaint { get; private init; }

    /// <summary>Whether the files could be read, and belong together.</summary>
    [MemberNotNullWhen(true, nameof(Results))]
    [MemberNotNullWhen(false, nameof(Complaint))]
    public bool IsUsable => Results is not null;

    internal static SavedRunsResult From(RoundResults results) => new() { Results = results };

    internal static SavedRunsResult Unusable(string complaint) => new() { Complaint = complaint };
}
