using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>A phase in a request's bar. Times are in seconds on the waterfall's axis.</summary>
/// <param name="Step">The step that ends the phase.</param>
/// <param name="Start">The start.</param>
/// <param name="End">The end, which is the start of the next one.</param>
/// <param name="ThreadId">The managed thread that reached the step; null if it is not known.</param>
public sealed record WaterfallSegment(DownloadStep Step, double Start, double End, int? ThreadId);
