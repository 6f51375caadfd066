namespace FlagsServer.FaultInjection;

/// <summary>Plans requests: a pure function, so that every client meets the same delays and faults in any order.</summary>
internal interface IRequestPlanner
{
    /// <summary>The plan for a request.</summary>
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="hash">The target's <see cref="Fnv1a"/> hash.</param>
    /// <param name="attempt">The number of this request for its target since the last reset, from 1.</param>
    RequestPlan Plan(string target, ulong hash, int attempt);
}
