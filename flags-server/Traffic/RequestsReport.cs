namespace FlagsServer.Traffic;

/// <summary>What <c>/requests</c> says: every request under <c>/flags/</c> since the last reset.</summary>
/// <param name="ResetAt">When that was: UTC, ISO 8601 with microseconds. What clients on this machine did can be laid beside
/// the requests by it.</param>
/// <param name="Requests">In order of arrival.</param>
/// <param name="Dropped">Requests that came when <see cref="RequestJournal.MostRequests"/> were written down.</param>
internal sealed record RequestsReport(string ResetAt, IReadOnlyList<RequestReport> Requests, long Dropped);
