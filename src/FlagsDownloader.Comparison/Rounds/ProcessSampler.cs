using System.Globalization;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Samples a process, and those that it started, in <c>/proc</c>. On other systems than Linux it finds nothing.</summary>
/// <param name="processId">The process.</param>
/// <param name="processes">Records the processes that it started.</param>
internal sealed class ProcessSampler(int processId, RunProcesses processes) : IDisposable
{
    private readonly bool _canSee = OperatingSystem.IsLinux();

    /// <summary>The maximum of physical memory, in bytes; null if nothing was found.</summary>
    public long? PeakMemoryBytes { get; private set; }

    /// <summary>The maximum number of threads; null if nothing was found.</summary>
    public int? PeakThreads { get; private set; }

    public void Sample()
    {
        if (!_canSee)
        {
            return;
        }

        var (memory, threads) = (0L, 0);
        foreach (var id in WithDescendants(processId))
        {
            Add(id, ref memory, ref threads);
            if (id != processId)
            {
                processes.Remember(id);
            }
        }

        if (threads == 0)
        {
            return;
        }

        PeakMemoryBytes = Math.Max(PeakMemoryBytes ?? 0, memory);
        PeakThreads = Math.Max(PeakThreads ?? 0, threads);
    }

    public void Dispose() => Sample();

    // proc_pid_status(5): VmHWM is the peak of the process since its start, so a late sample misses nothing.
    private static void Add(int id, ref long memory, ref int threads)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    memory += Figure(line) * 1024;
                }
                else if (line.StartsWith("Threads:", StringComparison.Ordinal))
                {
                    threads += (int)Figure(line);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has just ended.
        }
    }

    private static long Figure(string line) =>
        long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static IEnumerable<int> WithDescendants(int id)
    {
        yield return id;
        foreach (var child in ChildrenOf(id))
        {
            foreach (var descendant in WithDescendants(child))
            {
                yield return descendant;
            }
        }
    }

    private static int[] ChildrenOf(int id)
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{id}/task/{id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
