namespace FlagsServer.FaultInjection;

/// <summary>The delays and faults of one profile: a pure function from a request to its plan.</summary>
/// <param name="Delay">The delays of answers.</param>
/// <param name="ErrorRate">The share of requests that get 418, from 0 to 1; independent of the delay.</param>
/// <param name="Seed">Another seed gives other requests the faults, in the same shares.</param>
internal sealed record FaultProfile(DelayDistribution Delay, double ErrorRate, ulong Seed) : IRequestPlanner
{
    /// <summary>Other faults, in order. Default: none. This class does not plan a <see cref="PersistentFault"/>.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The plan for a request.</summary>
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="attempt">The number of this request for its target since the last reset, from 1.</param>
    public RequestPlan Plan(string target, int attempt) => Plan(target, Fnv1a.Hash(target), attempt);

    /// <inheritdoc/>
    public RequestPlan Plan(string target, ulong hash, int attempt)
    {
        var delay = Delay.Quantile(RequestRandom.Unit(Seed, hash, attempt, RandomStream.Delay));
        var fault = Draw(target, hash, attempt);
        return new(delay, fault, fault is PositionedFault ? RequestRandom.Unit(Seed, hash, attempt, RandomStream.Position) : 0);
    }

    /// <summary>
    /// One number decides. The 418s take the lower end of [0, 1), the other faults the upper, stacked downwards in order. So each
    /// has exactly its share, and additional faults do not change which requests get 418, unless the ranges overlap.
    /// </summary>
    private Fault? Draw(string target, ulong hash, int attempt)
    {
        var unit = RequestRandom.Unit(Seed, hash, attempt, RandomStream.Fault);
        var from = 1.0;
        var path = PathPattern.GetPath(target);
        foreach (var rule in Faults)
        {
            if (rule.Fault is PersistentFault || !rule.Paths.Matches(path))
            {
                continue;
            }

            if (rule.Fault is RedirectFault or RedirectLoopFault && RedirectTarget.IsLink(target, out var next))
            {
                return next;
            }

            var to = from;
            from -= rule.Share;
            // `first` uses the first attempt's number for all attempts, so that a target fails exactly that often or never.
            var applies = rule.First is not { } first
                ? unit >= from && unit < to
                : attempt <= first && FirstUnit() is var once && once >= from && once < to;
            if (applies)
            {
                return rule.Fault;
            }
        }

        return unit < ErrorRate ? StatusFault.Teapot : null;

        double FirstUnit() => RequestRandom.Unit(Seed, hash, attempt: 1, RandomStream.Fault);
    }
}
