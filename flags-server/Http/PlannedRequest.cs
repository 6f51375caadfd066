namespace FlagsServer.Http;

/// <summary>One request in <c>/plan</c>.</summary>
/// <param name="Target">Path and query as a client would send them.</param>
/// <param name="Attempt">Which request for this target since the last reset, from 1.</param>
/// <param name="DelayMs">How long its answer will be held back, in milliseconds.</param>
/// <param name="Fault">What will go wrong, as it is typed; places are told in bytes. Null for nothing.</param>
internal sealed record PlannedRequest(string Target, int Attempt, double DelayMs, string? Fault);
