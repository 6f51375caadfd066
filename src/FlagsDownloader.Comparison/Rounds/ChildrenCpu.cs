using System.Runtime.InteropServices;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The processor time of all ended processes that this one started, and of those that they started.</summary>
/// <remarks>The difference of two readings is exact for a process that ended in between. Sampling is not.</remarks>
internal static partial class ChildrenCpu
{
    private const int RUsageChildren = -1;

    /// <summary>Null on systems where it is not implemented.</summary>
    public static TimeSpan? Read()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return null;
        }

        // getrusage(2): user and system time first, as seconds and microseconds; 144 bytes in all.
        Span<long> usage = stackalloc long[18];
        return GetResourceUsage(RUsageChildren, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : null;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
