namespace FlagsDownloader.Cli.Labs;

/// <summary>A number of primes, and the process that counted them.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Primes">The number of primes.</param>
internal sealed record PrimeCount(int ProcessId, int Primes);
