using System.Globalization;

namespace FlagsDownloader.Cli.Limits;

/// <summary>How many threads a process may start before the system refuses, which a runtime does not survive.</summary>
internal static class ThreadAllowance
{
    private const string ControlGroups = "/sys/fs/cgroup";

    // Counted on Linux: a stack and its guard, and a stack for signals and its guard.
    private const int MappingsPerThread = 4;

    // For what else happens meanwhile.
    private const int SparedMappings = 10_000;
    private const int SparedThreads = 200;

    /// <summary>The number wanted, or fewer where less is allowed.</summary>
    /// <param name="wanted">How many.</param>
    /// <param name="bytesEach">What each will touch; half of the memory at hand is left alone.</param>
    public static int Of(int wanted, long bytesEach)
    {
        long?[] limits =
        [
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / Math.Max(1, bytesEach),
            (Read("/proc/sys/vm/max_map_count") - SparedMappings) / MappingsPerThread,
            // These count for the user or the machine as a whole, of which others have a part.
            Read("/proc/sys/kernel/threads-max") / 2,
            Read("/proc/sys/kernel/pid_max") / 2,
            UserLimit() / 2,
            .. ControlGroupLimits(),
        ];
        return (int)Math.Clamp(limits.Min() ?? wanted, 1, wanted);
    }

    // Each group that this process is in may have a limit: a container's, a login's, a service's.
    private static IEnumerable<long?> ControlGroupLimits()
    {
        const string ours = "0::";
        var line = ReadLines("/proc/self/cgroup").FirstOrDefault(line => line.StartsWith(ours, StringComparison.Ordinal));
        for (var group = line?[ours.Length..]; !string.IsNullOrEmpty(group); group = Path.GetDirectoryName(group))
        {
            yield return Read($"{ControlGroups}{group}/pids.max") - (Read($"{ControlGroups}{group}/pids.current") ?? 0) - SparedThreads;
        }
    }

    // "Max processes             96365                96365                processes": threads are counted too.
    private static long? UserLimit()
    {
        const string name = "Max processes";
        var line = ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return Parse(line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
    }

    private static IEnumerable<string> ReadLines(string path) => File.Exists(path) ? File.ReadLines(path) : [];

    private static long? Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path)) : null;

    // Null where there is no limit: no such file, or a word such as "max".
    private static long? Parse(string? text) =>
        long.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;
}
