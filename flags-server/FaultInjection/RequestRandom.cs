namespace FlagsServer.FaultInjection;

/// <summary>
/// The random numbers of a request, from a hash. A random generator's next number would depend on the order in which requests
/// arrive, and then every strategy would meet other faults.
/// </summary>
/// <remarks>
/// With <c>step(x)</c> = one step of SplitMix64 from state <c>x</c> (Steele, Lea and Flood, 2014; the finaliser is Stafford's
/// variant 13), all arithmetic modulo 2⁶⁴:
/// <code>
/// state = step(step(step(seed) xor fnv1a(target)) xor attempt)
/// bits  = step(state + draw × 0x9E3779B97F4A7C15)
/// unit  = (bits >> 11) / 2⁵³          a number in [0, 1)
/// </code>
/// Only integers and one exact division: the same on every machine.
/// </remarks>
internal static class RequestRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>One random number of one request.</summary>
    /// <param name="seed">The profile's seed.</param>
    /// <param name="target">The hash of the request target, <see cref="Fnv1a.Hash(ReadOnlySpan{char})"/>.</param>
    /// <param name="attempt">The number of this request for its target since the last reset, from 1.</param>
    /// <param name="stream">The stream that the number is from.</param>
    /// <returns>A number in [0, 1), uniform over targets and attempts.</returns>
    public static double Unit(ulong seed, ulong target, int attempt, RandomStream stream)
    {
        var state = Step(Step(Step(seed) ^ target) ^ (ulong)attempt);
        var bits = Step(state + ((ulong)stream * Gamma));
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Step(ulong state)
    {
        var z = state + Gamma;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
