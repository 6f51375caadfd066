using System.Text.Json.Serialization;

namespace FlagsServer.Http;

/// <summary>One request in <c>/plan</c>.</summary>
/// <param name="Target">Path and query as a client would send them.</param>
/// <param name="Attempt">The number of this request for its target since the last reset, from 1.</param>
/// <param name="DelayMs">The delay of its answer in milliseconds.</param>
/// <param name="Fault">Its fault as it is typed, with positions in bytes. Null for none.</param>
internal sealed record PlannedRequest(string Target, int Attempt, double DelayMs, string? Fault)
{
    /// <summary>The time that its body takes, in a replay; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? BodyMs { get; init; }
}
