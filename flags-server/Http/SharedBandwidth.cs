using FlagsServer.FaultInjection;

namespace FlagsServer.Http;

/// <summary>The bandwidth limits that the answers of a profile share.</summary>
/// <param name="rules">The profile's faults; this class uses the bandwidth limits among them.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedBandwidth(IReadOnlyList<FaultRule> rules, TimeProvider time)
{
    /// <summary>A body that arrives faster came with its header, in one packet or a few.</summary>
    private static readonly TimeSpan MinBodyTime = TimeSpan.FromMilliseconds(1);

    private readonly (PathPattern Paths, BandwidthLimiter Limiter)[] _limiters =
    [
        .. from rule in rules
           where rule.Fault is BandwidthLimit
           select (rule.Paths, new BandwidthLimiter(time, ((BandwidthLimit)rule.Fault).Rate)),
    ];

    /// <summary>Creates the throttle of an answer.</summary>
    /// <param name="target">The request target.</param>
    /// <param name="fault">The request's fault, which may slow it down further.</param>
    /// <param name="bytes">The number of bytes of the body that are sent.</param>
    /// <param name="bodyTime">The time that they take; zero for no limit.</param>
    /// <returns>Null for no limit.</returns>
    public Throttle? CreateThrottle(string target, Fault? fault, int bytes, TimeSpan bodyTime)
    {
        var hasTime = bodyTime >= MinBodyTime && bytes > 0;
        if (_limiters.Length == 0 && fault is not DripFault && !hasTime)
        {
            return null;
        }

        var limiters = new List<BandwidthLimiter>();
        if (hasTime)
        {
            limiters.Add(new(time, (int)Math.Clamp(bytes / bodyTime.TotalSeconds, 1, int.MaxValue)));
        }

        if (fault is DripFault drip)
        {
            limiters.Add(new(time, drip.Rate));
        }

        var path = PathPattern.GetPath(target);
        foreach (var (paths, limiter) in _limiters)
        {
            if (paths.Matches(path))
            {
                limiters.Add(limiter);
            }
        }

        return limiters.Count == 0 ? null : new(limiters);
    }
}
