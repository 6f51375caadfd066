using System.Globalization;
using System.Text;
using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Tests.Support;

/// <summary>Writes recordings for tests.</summary>
internal static class Recordings
{
    public const string Origin = "http://example.com";

    /// <summary>One outcome as JSON.</summary>
    public static string Outcome(
        string kind = "answer", int? status = 200, string? type = null, int count = 1, string sizes = "", string delays = "", string bodies = "", string retry = "") =>
        $$"""{"kind":"{{kind}}","status":{{(kind == "answer" ? $"{status}" : "null")}},"type":{{(type is null ? "null" : $"\"{type}\"")}},"count":{{count}},"sizes":[{{sizes}}],"delay_ms":[{{delays}}],"body_ms":[{{bodies}}],"retry_after_seconds":[{{retry}}]}""";

    /// <summary>One address as JSON.</summary>
    public static string Address(string target, string origin, params string[] outcomes) =>
        $$"""{"origin":"{{origin}}","target":"{{target}}","outcomes":[{{string.Join(',', outcomes)}}]}""";

    /// <summary>A document as JSON, with properties that a replay does not need.</summary>
    public static string Document(params string[] addresses) =>
        $$"""{"schema_version":1,"program":"flags 0.1.0","samples":5,"addresses":[{{string.Join(',', addresses)}}]}""";

    public static Recording Parse(string document) => RecordingFile.Parse(Encoding.UTF8.GetBytes(document), "r.json").Value;

    /// <summary>The recording of an address that was answered with these plans.</summary>
    public static Recording Of(string target, IEnumerable<RequestPlan> plans) => Parse(Document(Address(target, Origin,
    [
        .. plans.GroupBy(plan => (plan.Fault as StatusFault)?.Status ?? 200).Select(group => Outcome(
            status: group.Key, count: group.Count(), sizes: group.Key == 200 ? "100" : "", delays: List(group.Select(plan => plan.Delay)), bodies: List(group.Select(plan => plan.BodyTime)))),
    ])));

    public static RequestPlan[] Plan(IRequestPlanner planner, string target, int attempts) =>
        [.. Enumerable.Range(1, attempts).Select(attempt => planner.Plan(target, Fnv1a.Hash(target), attempt))];

    private static string List(IEnumerable<TimeSpan> times) =>
        string.Join(',', times.Order().Select(time => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)));
}
