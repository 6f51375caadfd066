namespace FlagsServer.Weather;

/// <summary>The weather of one profile: a pure function from a request to its plan.</summary>
/// <param name="Delay">How late answers are.</param>
/// <param name="ErrorRate">The share of requests answered 418, from 0 to 1; independent of the delay.</param>
/// <param name="Seed">Another seed is another weather with the same shares.</param>
internal sealed record Climate(DelayLaw Delay, double ErrorRate, ulong Seed)
{
    /// <summary>The plan for a request.</summary>
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="attempt">Which request for this target since the last reset, from 1.</param>
    public WeatherPlan Plan(string target, int attempt) => Plan(Fnv1a.Hash(target), attempt);

    /// <inheritdoc cref="Plan(string, int)"/>
    /// <param name="target">The target's hash, which a caller that counts attempts by it has at hand.</param>
    /// <param name="attempt">Which request for this target since the last reset, from 1.</param>
    public WeatherPlan Plan(ulong target, int attempt)
    {
        var fault = WeatherHash.Unit(Seed, target, attempt, WeatherDraw.Fault) < ErrorRate ? StatusFault.Teapot : null;
        return new(Delay.At(WeatherHash.Unit(Seed, target, attempt, WeatherDraw.Delay)), fault);
    }
}
