using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>A file that was read and found good.</summary>
/// <param name="Path">Where it was, for messages.</param>
/// <param name="Results">What it says; of a single run's document, one run of one contender.</param>
/// <param name="SingleRun">What a single run was asked to do; null for a comparison.</param>
internal sealed record SavedFile(string Path, RoundResults Results, RunOptionsDocument? SingleRun);
