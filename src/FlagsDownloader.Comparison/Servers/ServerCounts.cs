namespace FlagsDownloader.Comparison.Servers;

/// <summary>What is read of flags-server's <c>/stats</c>: what happened since the last reset.</summary>
/// <param name="Requests">Requests received.</param>
/// <param name="InFlight">Requests received and not yet answered.</param>
/// <param name="PeakInFlight">The most at once.</param>
public sealed record ServerCounts(long Requests, int InFlight, int PeakInFlight);
