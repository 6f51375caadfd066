namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The resources that a process used, and its output.</summary>
/// <param name="StartedAt">When it was started, by the system's clock.</param>
/// <param name="Elapsed">From exec to exit.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="CpuTime">Processor time of the process and of those that it started; null if the system does not tell.</param>
/// <param name="PeakMemoryBytes">The maximum of physical memory of the process and of those that it started, by sampling; null if it was not sampled.</param>
/// <param name="PeakThreads">The maximum number of threads, by sampling; null if it was not sampled.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Complaint">The last line of its standard error; empty if there is none.</param>
/// <param name="TimedOut">Whether it was killed because it took too long.</param>
public sealed record ProcessMeasurement(
    DateTimeOffset StartedAt,
    TimeSpan Elapsed,
    int ExitCode,
    TimeSpan? CpuTime,
    long? PeakMemoryBytes,
    int? PeakThreads,
    byte[] Output,
    string Complaint,
    bool TimedOut);
