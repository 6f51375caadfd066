namespace FlagsDownloader.Cli.Limits;

/// <summary>How many threads this process may start, where that is few.</summary>
/// <remarks>
/// What the runtime starts for itself it starts when it needs it, and where the system gives it none it ends the process. So some
/// are left to it, and the workers of a strategy are as many as there are besides.
/// </remarks>
internal static class ThreadLimit
{
    // Counted in a run: those that watch the shared pool, timers, sockets and signals, save files, measure and show progress.
    private const int Runtime = 8;
    private const int MinPoolThreads = 4;

    // Limits that leave so much are not looked at closely.
    private const int Ample = 200;

    private static int Reserve => Runtime + Math.Max(MinPoolThreads, Environment.ProcessorCount);

    /// <summary>Makes sure that there are threads for a run.</summary>
    /// <param name="workers">How many of its own it would start. Default: none.</param>
    /// <returns>How many of those it can have.</returns>
    /// <exception cref="UserErrorException">There are not enough to run at all.</exception>
    public static int Check(int workers = 0)
    {
        var wanted = workers + Reserve;
        if (ThreadAllowance.Of(wanted + Ample, bytesEach: 1) == wanted + Ample && !IsMemoryLimited())
        {
            return workers;
        }

        var given = Count(wanted);
        var least = Reserve + Math.Min(workers, 1);
        if (given >= least)
        {
            return given - Reserve;
        }

        throw new UserErrorException(
            $"the system gives this program {given} more threads, and it needs {least}: raise the limit (ulimit -u, ulimit -v, or the container's)",
            ExitCode.Failed);
    }

    // They are started and end again: no other way tells what all limits together leave.
    private static int Count(int atMost)
    {
        using var isCounted = new ManualResetEventSlim();
        var threads = new List<Thread>();
        while (threads.Count < atMost)
        {
            var thread = new Thread(isCounted.Wait) { IsBackground = true, Name = "probe" };
            if (!OptionalThread.TryStart(thread))
            {
                break;
            }

            threads.Add(thread);
        }

        isCounted.Set();
        threads.ForEach(thread => thread.Join());
        return threads.Count;
    }

    private static bool IsMemoryLimited()
    {
        const string name = "Max address space";
        return OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            && !line[name.Length..].TrimStart().StartsWith("unlimited", StringComparison.Ordinal);
    }
}
