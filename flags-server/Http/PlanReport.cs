using FlagsServer.Settings;
using FlagsServer.Weather;

namespace FlagsServer.Http;

/// <summary>What <c>/plan</c> says: the weather to come.</summary>
/// <param name="Profile">The label.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Delay">As it is typed.</param>
/// <param name="ErrorRate">From 0 to 1.</param>
/// <param name="Faults">As they are typed. Those that are not drawn (busy, bandwidth, refuse) stand only here.</param>
/// <param name="Requests">Target by target, each with its attempts in order.</param>
internal sealed record PlanReport(
    string Profile,
    ulong Seed,
    string Delay,
    double ErrorRate,
    IReadOnlyList<string> Faults,
    IReadOnlyList<PlannedRequest> Requests)
{
    /// <summary>The weather of a profile.</summary>
    /// <param name="settings">The profile.</param>
    /// <param name="query">For which requests.</param>
    /// <param name="responses">Knows how long bodies are.</param>
    public static PlanReport Of(ProfileSettings settings, PlanQuery query, FlagResponses responses)
    {
        var climate = settings.Climate;
        var requests = new List<PlannedRequest>();
        foreach (var target in query.Targets)
        {
            var length = responses.Find(PathPattern.PathOf(target).ToString()).Body.Length;
            for (var attempt = 1; attempt <= query.Attempts; attempt++)
            {
                var plan = climate.Plan(target, attempt);
                requests.Add(new(target, attempt, Math.Round(plan.Delay.TotalMilliseconds, 4), plan.FaultIn(length)?.ToString()));
            }
        }

        return new(
            settings.Name,
            settings.Seed,
            settings.Delay.ToString(),
            settings.ErrorRate,
            [.. settings.Faults.Select(rule => rule.ToString())],
            requests);
    }
}
