using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>How the rounds ended, and what was measured until then.</summary>
/// <param name="Results">The complete rounds; there may be none.</param>
/// <param name="Failure">Why the rounds ended early, in one line; null if they did not, or were interrupted.</param>
/// <param name="Interrupted">Whether the user interrupted them.</param>
public sealed record RoundOutcome(RoundResults Results, string? Failure, bool Interrupted);
