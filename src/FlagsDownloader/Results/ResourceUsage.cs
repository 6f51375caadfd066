namespace FlagsDownloader.Results;

/// <summary>The resources that a process used during a run.</summary>
/// <param name="PeakThreads">The maximum number of operating-system threads, by sampling.</param>
/// <param name="PeakMemoryBytes">The maximum of physical memory since the start of the process, in bytes.</param>
/// <param name="CpuTime">Processor time of all threads during the run.</param>
public readonly record struct ResourceUsage(int PeakThreads, long PeakMemoryBytes, TimeSpan CpuTime);
