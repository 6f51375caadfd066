using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>A stretch of a request's bar. Times are in seconds on the waterfall's axis.</summary>
/// <param name="Step">The step that the request was on its way to, which says what it was doing.</param>
/// <param name="Start">Where the stretch begins.</param>
/// <param name="End">Where it ends; where the next begins.</param>
/// <param name="ThreadId">The managed thread that ran the code with which the stretch ends; null where it is not known.</param>
public sealed record WaterfallSegment(DownloadStep Step, double Start, double End, int? ThreadId);
