using System.Runtime.CompilerServices;
using Asyncio;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The functions that lessons run in other processes. Parent and worker are the same program, and know them by name.</summary>
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

    /// <summary>Connects clients of the character finder.</summary>
    public static ProcessFunction<FinderCall, FinderReport> ConnectToFinder { get; } = NewFinderFunction("connect-to-finder", FinderClients.Connect);

    /// <summary>Has the connected clients of the character finder ask and leave.</summary>
    public static ProcessFunction<FinderCall, FinderReport> AskFinder { get; } = NewFinderFunction("ask-finder", FinderClients.AskAndLeave);

    /// <summary>Has clients of the character finder ask while another waits for a slow lookup.</summary>
    public static ProcessFunction<FinderCall, FinderReport> AskFinderBesideSlow { get; } =
        NewFinderFunction("ask-finder-beside-slow", FinderClients.AskBesideSlow);

    /// <summary>In a worker process of a lesson, works until the parent ends it.</summary>
    /// <returns>False in any other process, at once, after reading one environment variable.</returns>
    public static bool ServeIfWorker() => ProcessWorker.IsWorker &&
        ProcessWorker.Serve(CountPrimes, Crash, ConnectToFinder, AskFinder, AskFinderBesideSlow);

    /// <summary>Counts by division, which needs only the processor.</summary>
    /// <remarks>It is optimised from the first call. Otherwise a new process would be slower at first.</remarks>
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

    private static ProcessFunction<FinderCall, FinderReport> NewFinderFunction(string name, Func<FinderCall, FinderReport> function) =>
        new(name, function, ProcessWorkJson.Default.FinderCall, ProcessWorkJson.Default.FinderReport);
}
