namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>The resources of a process, measured by the kernel.</summary>
/// <param name="Seconds">From exec to exit.</param>
/// <param name="CpuSeconds">Processor time, user and system.</param>
/// <param name="PeakBytes">Peak physical memory.</param>
/// <param name="ExitCode">The exit code; 128 + N after signal N.</param>
/// <param name="Output">The content of stdout and stderr.</param>
internal sealed record MeteredRun(double Seconds, double CpuSeconds, long PeakBytes, int ExitCode, string Output);
