namespace FlagsDownloader.Bench.Peers.Measuring;

/// <summary>What a process took, as the kernel counted it.</summary>
/// <param name="Seconds">From exec to exit.</param>
/// <param name="CpuSeconds">Processor time, its own and the system's for it.</param>
/// <param name="PeakBytes">The most physical memory.</param>
/// <param name="ExitCode">128 + N after signal N.</param>
/// <param name="Output">What it wrote to stdout and stderr.</param>
internal sealed record MeteredRun(double Seconds, double CpuSeconds, long PeakBytes, int ExitCode, string Output);
