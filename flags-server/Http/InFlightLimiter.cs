using FlagsServer.FaultInjection;

namespace FlagsServer.Http;

/// <summary>The limits of a profile on requests in flight.</summary>
/// <param name="rules">The profile's faults; this class uses the in-flight limits among them.</param>
internal sealed class InFlightLimiter(IReadOnlyList<FaultRule> rules)
{
    private readonly FaultRule[] _limits = [.. rules.Where(rule => rule.Fault is InFlightLimit)];
    private readonly int[] _inFlight = new int[rules.Count(rule => rule.Fault is InFlightLimit)];

    /// <summary>Counts a request.</summary>
    /// <param name="target">The request target.</param>
    /// <returns>Null when it is admitted; then call <see cref="Leave(string)"/> after it. Otherwise the limit that it exceeds.</returns>
    public InFlightLimit? Enter(string target)
    {
        var path = PathPattern.GetPath(target);
        for (var i = 0; i < _limits.Length; i++)
        {
            var limit = (InFlightLimit)_limits[i].Fault;
            if (_limits[i].Paths.Matches(path) && Interlocked.Increment(ref _inFlight[i]) > limit.Max)
            {
                Leave(path, i + 1);
                return limit;
            }
        }

        return null;
    }

    /// <summary>Ends an admitted request.</summary>
    public void Leave(string target) => Leave(PathPattern.GetPath(target), _limits.Length);

    private void Leave(ReadOnlySpan<char> path, int limits)
    {
        for (var i = 0; i < limits; i++)
        {
            if (_limits[i].Paths.Matches(path))
            {
                Interlocked.Decrement(ref _inFlight[i]);
            }
        }
    }
}
