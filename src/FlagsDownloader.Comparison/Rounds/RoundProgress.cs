using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Where a comparison is.</summary>
/// <param name="Contender">Whose run begins.</param>
/// <param name="Round">The round, from 1; 0 for the warm-up.</param>
/// <param name="Rounds">How many rounds there will be; null as long as that depends on how long the first takes.</param>
/// <param name="RunsDone">Runs that are done, warm-up left out.</param>
/// <param name="Left">How long the rest will take, from what the runs took so far; null as long as nobody knows.</param>
public sealed record RoundProgress(Contender Contender, int Round, int? Rounds, int RunsDone, TimeSpan? Left);
