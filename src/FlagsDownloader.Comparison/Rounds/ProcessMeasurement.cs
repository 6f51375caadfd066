namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What a process took and said.</summary>
/// <param name="StartedAt">When it was started, by the system's clock.</param>
/// <param name="Elapsed">From exec to exit.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="CpuTime">Processor time of it and of those that it started; null where the system does not say.</param>
/// <param name="PeakMemoryBytes">The most physical memory of it and of those that it started, by sampling; null where nobody sampled.</param>
/// <param name="PeakThreads">The most threads, by sampling; null where nobody sampled.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Complaint">The last line that it wrote to stderr; empty where there is none.</param>
/// <param name="TimedOut">Whether it was ended because it took too long.</param>
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
