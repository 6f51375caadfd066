using System.Runtime.InteropServices;

namespace FlagsDownloader.Cli.Limits;

/// <summary>Checks that this process may start enough threads.</summary>
/// <remarks>
/// The runtime starts its own threads and maps memory on demand, and ends the process if the system refuses. So some threads and
/// some address space are reserved for the runtime, and a strategy's workers get the rest.
/// </remarks>
internal static class ThreadLimit
{
    // As counted in a run: threads for the shared pool, timers, sockets, signals, saving, measuring and progress.
    private const int Runtime = 8;
    private const int MinPoolThreads = 4;

    // Left for what a run maps beside its threads: compiled code, the heap, buffers.
    private const int SparedAddressSpace = 256 << 20;

    // With this many to spare, the threads are not counted.
    private const int PlentyOfThreads = 200;

    private static int Reserve => Runtime + Math.Max(MinPoolThreads, Environment.ProcessorCount);

    /// <summary>Checks the threads for a run.</summary>
    /// <param name="workers">The number of workers that it would start. Default: none.</param>
    /// <returns>The number of workers that it can start.</returns>
    /// <exception cref="UserErrorException">There are too few threads to run at all.</exception>
    public static int Check(int workers = 0)
    {
        var wanted = workers + Reserve;
        if (ThreadAllowance.Compute(wanted + PlentyOfThreads, bytesEach: 1) == wanted + PlentyOfThreads && !IsMemoryLimited())
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

    // The threads are really started. Only this shows what all limits together leave.
    private static int Count(int atMost)
    {
        nint spared;
        try
        {
            spared = Marshal.AllocHGlobal(SparedAddressSpace);
        }
        catch (OutOfMemoryException)
        {
            return 0;
        }

        try
        {
            return CountStarted(atMost);
        }
        finally
        {
            Marshal.FreeHGlobal(spared);
        }
    }

    private static int CountStarted(int atMost)
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
