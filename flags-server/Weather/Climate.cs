namespace FlagsServer.Weather;

/// <summary>The weather of one profile: a pure function from a request to its plan.</summary>
/// <param name="Delay">How late answers are.</param>
/// <param name="ErrorRate">The share of requests answered 418, from 0 to 1; independent of the delay.</param>
/// <param name="Seed">Another seed is another weather with the same shares.</param>
internal sealed record Climate(DelayLaw Delay, double ErrorRate, ulong Seed)
{
    /// <summary>Other faults, in order. Default: none. A <see cref="Condition"/> among them is not drawn, and not planned here.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The plan for a request.</summary>
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="attempt">Which request for this target since the last reset, from 1.</param>
    public WeatherPlan Plan(string target, int attempt) => Plan(target, Fnv1a.Hash(target), attempt);

    /// <inheritdoc cref="Plan(string, int)"/>
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="hash">The target's hash, which a caller that counts attempts by it has at hand.</param>
    /// <param name="attempt">Which request for this target since the last reset, from 1.</param>
    public WeatherPlan Plan(string target, ulong hash, int attempt)
    {
        var delay = Delay.At(WeatherHash.Unit(Seed, hash, attempt, WeatherDraw.Delay));
        var fault = Draw(target, hash, attempt);
        return new(delay, fault, fault is PlacedFault ? WeatherHash.Unit(Seed, hash, attempt, WeatherDraw.Place) : 0);
    }

    /// <summary>
    /// One number decides. The 418s have the lower end of [0, 1), the other faults the upper, stacked downwards in order: so each
    /// has exactly its share, and which requests are teapots does not change when faults are added, unless they need the room.
    /// </summary>
    private Fault? Draw(string target, ulong hash, int attempt)
    {
        var unit = WeatherHash.Unit(Seed, hash, attempt, WeatherDraw.Fault);
        var from = 1.0;
        var path = PathPattern.PathOf(target);
        foreach (var rule in Faults)
        {
            if (rule.Fault is Condition || !rule.Paths.Covers(path))
            {
                continue;
            }

            if (rule.Fault is RedirectFault or RedirectLoopFault && RedirectTarget.IsLink(target, out var next))
            {
                return next;
            }

            var to = from;
            from -= rule.Share;
            // With `first` the first attempt's number for all: a target fails as often as told and then no more, or never.
            var applies = rule.First is not { } first
                ? unit >= from && unit < to
                : attempt <= first && FirstUnit() is var once && once >= from && once < to;
            if (applies)
            {
                return rule.Fault;
            }
        }

        return unit < ErrorRate ? StatusFault.Teapot : null;

        double FirstUnit() => WeatherHash.Unit(Seed, hash, attempt: 1, WeatherDraw.Fault);
    }
}
