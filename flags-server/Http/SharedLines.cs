using FlagsServer.Weather;

namespace FlagsServer.Http;

/// <summary>The lines of a profile that its answers share.</summary>
/// <param name="rules">The profile's faults; those that limit no bandwidth are passed over.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedLines(IReadOnlyList<FaultRule> rules, TimeProvider time)
{
    private readonly (PathPattern Paths, Line Line)[] _lines =
    [
        .. from rule in rules
           where rule.Fault is BandwidthLimit
           select (rule.Paths, new Line(time, ((BandwidthLimit)rule.Fault).Rate)),
    ];

    /// <summary>The pace of an answer.</summary>
    /// <param name="target">The request target.</param>
    /// <param name="fault">The request's fault, which may slow it down further.</param>
    /// <returns>Null for as fast as it goes.</returns>
    public Pace? PaceOf(string target, Fault? fault)
    {
        if (_lines.Length == 0 && fault is not DripFault)
        {
            return null;
        }

        var lines = new List<Line>();
        if (fault is DripFault drip)
        {
            lines.Add(new(time, drip.Rate));
        }

        var path = PathPattern.PathOf(target);
        foreach (var (paths, line) in _lines)
        {
            if (paths.Covers(path))
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0 ? null : new(lines);
    }
}
