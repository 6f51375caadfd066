using System.Globalization;

namespace FlagsDownloader.Cli.Limits;

/// <summary>Estimates how many threads a process may start. A runtime does not survive a refusal.</summary>
internal static class ThreadAllowance
{
    private const string ControlGroups = "/sys/fs/cgroup";

    // As counted on Linux: a stack and its guard page, and a stack for signals and its guard page.
    private const int MappingsPerThread = 4;

    // Left for everything else in the process.
    private const int SparedMappings = 10_000;
    private const int SparedThreads = 200;

    /// <summary>Computes the number of threads: the number wanted, or the number that the limits allow.</summary>
    /// <param name="wanted">The number wanted.</param>
    /// <param name="bytesEach">The memory that each uses. Together they may use half of the available memory.</param>
    public static int Compute(int wanted, long bytesEach)
    {
        long?[] limits =
        [
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / Math.Max(1, bytesEach),
            (Read("/proc/sys/vm/max_map_count") - SparedMappings) / MappingsPerThread,
            // These limits hold for the user or for the whole machine, which other processes share.
            Read("/proc/sys/kernel/threads-max") / 2,
            Read("/proc/sys/kernel/pid_max") / 2,
            UserLimit() / 2,
            .. ControlGroupLimits(),
        ];
        return (int)Math.Clamp(limits.Min() ?? wanted, 1, wanted);
    }

    // Each group of this process may have a limit: a container's, a login's, a service's.
    private static IEnumerable<long?> ControlGroupLimits()
    {
        const string ours = "0::";
        var line = ReadLines("/proc/self/cgroup").FirstOrDefault(line => line.StartsWith(ours, StringComparison.Ordinal));
        for (var group = line?[ours.Length..]; !string.IsNullOrEmpty(group); group = Path.GetDirectoryName(group))
        {
            yield return Read($"{ControlGroups}{group}/pids.max") - (Read($"{ControlGroups}{group}/pids.current") ?? 0) - SparedThreads;
        }
    }

    // "Max processes             96365                96365                processes": threads count too.
    private static long? UserLimit()
    {
        const string name = "Max processes";
        var line = ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return Parse(line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
    }

    private static IEnumerable<string> ReadLines(string path) => File.Exists(path) ? File.ReadLines(path) : [];

    private static long? Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path)) : null;

    // Null for no limit: there is no such file, or it has a word such as "max".
    private static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;
}
