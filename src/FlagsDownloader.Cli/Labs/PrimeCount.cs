namespace FlagsDownloader.Cli.Labs;

/// <summary>How many primes were counted, and by whom.</summary>
/// <param name="ProcessId">Which process it was.</param>
/// <param name="Primes">How many primes.</param>
internal sealed record PrimeCount(int ProcessId, int Primes);
