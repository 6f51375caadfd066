using System.Diagnostics;
using System.Globalization;

namespace FlagsDownloader.Cli.Labs;

/// <summary>The memory of this process, in bytes.</summary>
/// <param name="AddressSpace">Virtual memory: reserved, not necessarily used.</param>
/// <param name="Resident">Resident memory: used at least once.</param>
/// <param name="Heap">Live managed objects, a part of the resident memory.</param>
/// <param name="KernelStacks">
/// The kernel's stacks for the threads of all processes, which no process's resident memory includes. 0 if it is unknown.
/// </param>
internal sealed record ProcessMemory(double AddressSpace, double Resident, double Heap, double KernelStacks)
{
    private const int Kilobyte = 1024;

    /// <summary>Measures the memory after a garbage collection.</summary>
    public static ProcessMemory Now()
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        // The usual count of pages is kept by thread or processor and added up late. This sum is exact.
        return new ProcessMemory(
            process.VirtualMemorySize64,
            ReadKilobytes("/proc/self/smaps_rollup", "Rss:") ?? process.WorkingSet64,
            heap,
            ReadKilobytes("/proc/meminfo", "KernelStack:") ?? 0);
    }

    /// <summary>The used part of a thread's stack; null on other systems than Linux.</summary>
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
            // A mapping begins with "7f0000000000-7f0000800000 rw-p …", and its properties follow.
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

    /// <summary>The increase since an earlier measurement, divided by a number.</summary>
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
