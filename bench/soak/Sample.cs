using System.Diagnostics;

namespace FlagsDownloader.Soak;

/// <summary>The resources of the process at a moment.</summary>
internal sealed record Sample(int Downloads, TimeSpan Elapsed, double HeapMegabytes, double WorkingSetMegabytes, int Threads, int Sockets, int Descriptors)
{
    public static string Header =>
        $"{"downloads",10}{"seconds",9}{"heap MB",9}{"working set MB",16}{"threads",9}{"sockets",9}{"open files",12}";

    public static Sample Take(int downloads, TimeSpan elapsed, BusyWatch busy)
    {
        // After a collection, the remaining memory is referenced.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return new Sample(
            downloads, elapsed, GC.GetTotalMemory(forceFullCollection: true) / 1e6, process.WorkingSet64 / 1e6, busy.Threads, busy.Sockets, busy.Descriptors);
    }

    public override string ToString() =>
        $"{Downloads,10:#,0}{Elapsed.TotalSeconds,9:0.0}{HeapMegabytes,9:0.0}{WorkingSetMegabytes,16:0.0}{Threads,9}{Sockets,9}{Descriptors,12}";
}
