namespace FlagsServer.FaultInjection;

/// <summary>One way in which a recorded address was answered.</summary>
/// <param name="Share">The share of the address's requests, from 0 to 1.</param>
/// <param name="Fault">What replays it; null for the right answer.</param>
internal sealed record RecordedOutcome(double Share, Fault? Fault)
{
    /// <summary>The delays of the answer. Default: null, none.</summary>
    public SampledDelay? Delay { get; init; }

    /// <summary>The times that the body took. Default: null, as fast as possible.</summary>
    public SampledDelay? BodyTime { get; init; }
}
