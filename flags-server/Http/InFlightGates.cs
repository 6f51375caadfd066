using FlagsServer.Weather;

namespace FlagsServer.Http;

/// <summary>The caps of a profile on requests in flight, and how many are.</summary>
/// <param name="rules">The profile's faults; those that are no caps are passed over.</param>
internal sealed class InFlightGates(IReadOnlyList<FaultRule> rules)
{
    private readonly FaultRule[] _caps = [.. rules.Where(rule => rule.Fault is InFlightCap)];
    private readonly int[] _inFlight = new int[rules.Count(rule => rule.Fault is InFlightCap)];

    /// <summary>Lets a request in.</summary>
    /// <param name="target">The request target.</param>
    /// <returns>Null when it is in, and has to <see cref="Leave(string)"/>; the cap that keeps it out otherwise.</returns>
    public InFlightCap? Enter(string target)
    {
        var path = PathPattern.PathOf(target);
        for (var i = 0; i < _caps.Length; i++)
        {
            var cap = (InFlightCap)_caps[i].Fault;
            if (_caps[i].Paths.Covers(path) && Interlocked.Increment(ref _inFlight[i]) > cap.Most)
            {
                Leave(path, i + 1);
                return cap;
            }
        }

        return null;
    }

    /// <summary>Lets a request out that was let in.</summary>
    public void Leave(string target) => Leave(PathPattern.PathOf(target), _caps.Length);

    private void Leave(ReadOnlySpan<char> path, int gates)
    {
        for (var i = 0; i < gates; i++)
        {
            if (_caps[i].Paths.Covers(path))
            {
                Interlocked.Decrement(ref _inFlight[i]);
            }
        }
    }
}
