using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>A valid file.</summary>
/// <param name="Path">Its path, for messages.</param>
/// <param name="Results">Its measurements. A single run's document has one run of one contender.</param>
/// <param name="SingleRun">The options of a single run; null for a comparison.</param>
internal sealed record SavedFile(string Path, RoundResults Results, RunOptionsDocument? SingleRun)
{
    /// <summary>Name and version of the program that wrote it; null if it is not known.</summary>
    public string? Program { get; init; }
}
