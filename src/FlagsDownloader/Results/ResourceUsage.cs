namespace FlagsDownloader.Results;

/// <summary>What a process used during a run.</summary>
/// <param name="PeakThreads">The most operating-system threads the process had, as seen by sampling.</param>
/// <param name="PeakMemoryBytes">The most physical memory the process had since it started, in bytes.</param>
/// <param name="CpuTime">Processor time of all threads during the run.</param>
public readonly record struct ResourceUsage(int PeakThreads, long PeakMemoryBytes, TimeSpan CpuTime);
