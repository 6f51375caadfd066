namespace FlagsDownloader.Comparison.Servers;

/// <summary>What is read of flags-server's <c>/requests</c>: the requests since the last reset, in order of arrival.</summary>
/// <param name="ResetAt">When the reset was, by the server's clock.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Dropped">How many more there were than the server keeps.</param>
public sealed record ServerLog(DateTimeOffset ResetAt, IReadOnlyList<ServerLogEntry> Requests, long Dropped);
