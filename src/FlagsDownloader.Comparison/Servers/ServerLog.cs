namespace FlagsDownloader.Comparison.Servers;

/// <summary>The requests since the last reset, in order of arrival, from flags-server's <c>/requests</c>.</summary>
/// <param name="ResetAt">When the reset was, by the server's clock.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Dropped">The number of further requests that the server did not keep.</param>
public sealed record ServerLog(DateTimeOffset ResetAt, IReadOnlyList<ServerLogEntry> Requests, long Dropped);
