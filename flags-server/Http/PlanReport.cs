using FlagsServer.FaultInjection;
using FlagsServer.Settings;

namespace FlagsServer.Http;

/// <summary>The report of <c>/plan</c>: the delays and faults of requests to come.</summary>
/// <param name="Profile">The label.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Delay">As it is typed.</param>
/// <param name="ErrorRate">From 0 to 1.</param>
/// <param name="Faults">As they are typed. Persistent ones (busy, bandwidth, refuse) appear only here.</param>
/// <param name="Requests">Target by target, each with its attempts in order.</param>
internal sealed record PlanReport(
    string Profile,
    ulong Seed,
    string Delay,
    double ErrorRate,
    IReadOnlyList<string> Faults,
    IReadOnlyList<PlannedRequest> Requests)
{
    /// <summary>Plans requests of a profile.</summary>
    /// <param name="settings">The profile.</param>
    /// <param name="query">The requests to plan.</param>
    /// <param name="responses">Have the lengths of the bodies.</param>
    public static PlanReport Create(ProfileSettings settings, PlanQuery query, IResponses responses)
    {
        var planner = settings.Planner;
        var requests = new List<PlannedRequest>();
        foreach (var target in query.Targets)
        {
            var hash = Fnv1a.Hash(target);
            var length = responses.Find(PathPattern.GetPath(target).ToString(), target).Body.Length;
            for (var attempt = 1; attempt <= query.Attempts; attempt++)
            {
                var plan = planner.Plan(target, hash, attempt);
                requests.Add(new(target, attempt, Math.Round(plan.Delay.TotalMilliseconds, 4), plan.FaultIn(length)?.ToString())
                {
                    BodyMs = settings.Replay is null ? null : Math.Round(plan.BodyTime.TotalMilliseconds, 4),
                });
            }
        }

        return new(
            settings.Name,
            settings.Seed,
            settings.DelayText,
            settings.ErrorRate,
            [.. settings.Faults.Select(rule => rule.ToString())],
            requests);
    }
}
