using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The progress of a comparison.</summary>
/// <param name="Contender">The contender whose run starts.</param>
/// <param name="Round">The round, from 1; 0 for the warm-up.</param>
/// <param name="Rounds">The number of rounds; null until the first round has shown how many fit into the time.</param>
/// <param name="RunsDone">The runs that are done, without the warm-up.</param>
/// <param name="Left">The estimated remaining time; null before the first round is complete.</param>
public sealed record RoundProgress(Contender Contender, int Round, int? Rounds, int RunsDone, TimeSpan? Left);
