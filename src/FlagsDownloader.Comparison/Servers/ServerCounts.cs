namespace FlagsDownloader.Comparison.Servers;

/// <summary>The counts since the last reset, from flags-server's <c>/stats</c>.</summary>
/// <param name="Requests">Requests received.</param>
/// <param name="InFlight">Received requests without a response so far.</param>
/// <param name="PeakInFlight">The maximum at one time.</param>
public sealed record ServerCounts(long Requests, int InFlight, int PeakInFlight);
