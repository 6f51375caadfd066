using System.Runtime.CompilerServices;
using Asyncio;

namespace FlagsDownloader.Cli.Labs;

/// <summary>What lessons have other processes do: functions that parent and worker know by name, being the same program.</summary>
internal static class ProcessWork
{
    private const int CrashExitCode = 3;

    /// <summary>Counts the primes below a number.</summary>
    public static ProcessFunction<int, PrimeCount> CountPrimes { get; } = new(
        "count-primes",
        PrimesBelow,
        ProcessWorkJson.Default.Int32,
        ProcessWorkJson.Default.PrimeCount);

    /// <summary>Ends the worker at once, without an answer.</summary>
    public static ProcessFunction<int, PrimeCount> Crash { get; } = new(
        "crash",
        _ =>
        {
            Environment.Exit(CrashExitCode);
            return default!;
        },
        ProcessWorkJson.Default.Int32,
        ProcessWorkJson.Default.PrimeCount);

    /// <summary>In a worker of a lesson, works until its parent ends it.</summary>
    /// <returns>False in any other process, at once and for the price of a look at the environment.</returns>
    public static bool ServeIfWorker() => ProcessWorker.IsWorker && ProcessWorker.Serve(CountPrimes, Crash);

    /// <summary>By division: work for a processor and for nothing else.</summary>
    /// <remarks>Optimised from the first call, because a new process would compare badly while its code is not.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PrimeCount PrimesBelow(int limit)
    {
        var primes = 0;
        for (var number = 2; number < limit; number++)
        {
            var divisor = 2;
            while (divisor * divisor <= number && number % divisor != 0)
            {
                divisor++;
            }

            if (divisor * divisor > number)
            {
                primes++;
            }
        }

        return new PrimeCount(Environment.ProcessId, primes);
    }
}
