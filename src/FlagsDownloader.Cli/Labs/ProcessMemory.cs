using System.Diagnostics;
using System.Globalization;

namespace FlagsDownloader.Cli.Labs;

/// <summary>What this process takes of the machine's memory, in bytes.</summary>
/// <param name="AddressSpace">Promised, not necessarily used: virtual memory.</param>
/// <param name="Resident">Touched, and so really there.</param>
/// <param name="Heap">Managed objects that are alive; they are part of what is resident.</param>
/// <param name="KernelStacks">
/// What the kernel keeps for the threads of all processes; no process's resident memory has it. 0 where it cannot be told.
/// </param>
internal sealed record ProcessMemory(double AddressSpace, double Resident, double Heap, double KernelStacks)
{
    private const int Kilobyte = 1024;

    /// <summary>Now, after a collection of garbage.</summary>
    public static ProcessMemory Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        // A process's usual count of its pages is kept per thread or processor and added up late; this sum is exact.
        return new ProcessMemory(
            process.VirtualMemorySize64,
            ReadKilobytes("/proc/self/smaps_rollup", "Rss:") ?? process.WorkingSet64,
            heap,
            ReadKilobytes("/proc/meminfo", "KernelStack:") ?? 0);
    }

    /// <summary>How much of a thread's stack was touched; null where the system does not tell, which only Linux does.</summary>
    /// <param name="address">The address of a local variable of that thread.</param>
    public static long? StackAt(nuint address)
    {
        if (!File.Exists("/proc/self/smaps"))
        {
            return null;
        }

        var isIts = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            // A mapping begins with "7f0000000000-7f0000800000 rw-p …", and what is known of it follows.
            var range = line.Split(' ', 2)[0].Split('-');
            if (range.Length == 2 && TryParse(range[0], out var from) && TryParse(range[1], out var to))
            {
                isIts = from <= address && address < to;
            }
            else if (isIts && line.StartsWith("Rss:", StringComparison.Ordinal))
            {
                return KilobytesIn(line);
            }
        }

        return null;

        static bool TryParse(string text, out nuint value) => nuint.TryParse(text, NumberStyles.AllowHexSpecifier, null, out value);
    }

    /// <summary>What was taken since an earlier time, for each of so many.</summary>
    public ProcessMemory Since(ProcessMemory before, int count) => new(
        Math.Max(0, AddressSpace - before.AddressSpace) / count,
        Math.Max(0, Resident - before.Resident) / count,
        Math.Max(0, Heap - before.Heap) / count,
        Math.Max(0, KernelStacks - before.KernelStacks) / count);

    private static long? ReadKilobytes(string path, string name) =>
        File.Exists(path) && File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? KilobytesIn(line)
            : null;

    // "Rss:      132 kB"
    private static long KilobytesIn(string line) =>
        long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * Kilobyte;
}
