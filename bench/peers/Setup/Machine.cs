using System.Runtime.InteropServices;

namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>Describes the machine.</summary>
internal static class Machine
{
    /// <summary>Processor, memory and system, in a sentence.</summary>
    public static string Facts =>
        $"{Processor}, {Environment.ProcessorCount} processors, {MemoryBytes / 1e9:0} GB of memory, {RuntimeInformation.OSDescription}, Linux {Kernel}";

    private static string Processor =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Kernel => File.ReadAllText("/proc/sys/kernel/osrelease").Trim().Split('-')[0];

    private static long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
