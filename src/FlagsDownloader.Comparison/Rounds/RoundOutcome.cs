using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>How the rounds ended, with all that was measured until then.</summary>
/// <param name="Results">The complete rounds; may be none.</param>
/// <param name="Failure">Why they ended early, in a line; null where they did not, or were interrupted.</param>
/// <param name="Interrupted">Whether the user ended them.</param>
public sealed record RoundOutcome(RoundResults Results, string? Failure, bool Interrupted);
