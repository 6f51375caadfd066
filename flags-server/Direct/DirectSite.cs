using FlagsServer.FaultInjection;
using FlagsServer.Http;
using FlagsServer.Statistics;

namespace FlagsServer.Direct;

/// <summary>What the direct connections of a profile share.</summary>
/// <param name="site">The profile.</param>
/// <param name="responses">Its right answers.</param>
internal sealed class DirectSite(ProfileSite site, IResponses responses)
{
    /// <summary>Delays, and no faults.</summary>
    public IRequestPlanner Planner { get; } = site.Settings.Planner;

    /// <summary>The targets that were asked for.</summary>
    public DirectTargets Targets { get; } = new(responses);

    /// <summary>The statistics.</summary>
    public RequestStatistics Statistics => site.Statistics;

    /// <summary>The clock.</summary>
    public TimeProvider Time => site.Time;

    /// <summary>Whether requests to a profile may be answered directly: flags without faults, and without TLS.</summary>
    public static bool Serves(ProfileSite site) =>
        site.Certificates is null && site.Settings is { Replay: null, ErrorRate: 0, Faults.Count: 0 };
}
