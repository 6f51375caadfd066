namespace FlagsDownloader.Comparison.Waterfalls;

/// <summary>A moment at which a thread ran code for a request.</summary>
/// <param name="Seconds">When, on the waterfall's axis.</param>
/// <param name="ThreadId">The managed thread.</param>
/// <param name="Step">The step, e.g. <c>answered</c>.</param>
public sealed record ThreadMark(double Seconds, int ThreadId, string Step);
