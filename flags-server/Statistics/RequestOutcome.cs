using FlagsServer.FaultInjection;

namespace FlagsServer.Statistics;

/// <summary>The outcome of a request.</summary>
/// <param name="Status">The answer's status; null when there was none.</param>
/// <param name="Asked">The planned delay.</param>
/// <param name="Actual">The real delay, until just before the answer was written or until the client closed the connection.</param>
/// <param name="Bytes">The size of the answer's body, without chunk headers; 0 where none is sent.</param>
internal readonly record struct RequestOutcome(int? Status, TimeSpan Asked, TimeSpan Actual, long Bytes)
{
    /// <summary>The client closed the connection before the answer.</summary>
    public bool Abandoned { get; init; }

    /// <summary>The planned fault, or null.</summary>
    public Fault? Fault { get; init; }
}
