using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>A step that was reached.</summary>
/// <param name="Step">The step.</param>
/// <param name="Seconds">When, on the waterfall's axis.</param>
/// <param name="ThreadId">The managed thread that ran the code; null if it is not known.</param>
internal readonly record struct StepTime(DownloadStep Step, double Seconds, int? ThreadId);
