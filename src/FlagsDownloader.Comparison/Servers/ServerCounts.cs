namespace FlagsDownloader.Comparison.Servers;

/// <summary>The counts since the last reset, from flags-server's <c>/stats</c>.</summary>
/// <param name="Requests">Requests received.</param>
/// <param name="InFlight">Received requests without a response so far.</param>
/// <param name="PeakInFlight">The maximum at one time; null for several ports, whose maxima may be of different times.</param>
/// <param name="ConnectionsOpened">Connections over which they came; null for a flags-server that does not count them.</param>
public sealed record ServerCounts(long Requests, int InFlight, int? PeakInFlight, long? ConnectionsOpened = null);
