namespace FlagsServer.Statistics;

/// <summary>The report of <c>/requests</c>: every request under <c>/flags/</c> since the last reset.</summary>
/// <param name="ResetAt">The time of the reset: UTC, ISO 8601 with microseconds. With it, requests can be compared with what clients on this machine
/// did.</param>
/// <param name="Requests">In order of arrival.</param>
/// <param name="Dropped">Requests that came when <see cref="RequestJournal.MaxRequests"/> were in the journal.</param>
internal sealed record RequestsReport(string ResetAt, IReadOnlyList<RequestReport> Requests, long Dropped);
