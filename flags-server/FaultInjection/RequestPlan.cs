namespace FlagsServer.FaultInjection;

/// <summary>The plan for one request.</summary>
/// <param name="Delay">The delay of its answer, from the moment it was received.</param>
/// <param name="Fault">The fault, or null.</param>
/// <param name="Position">The random position in the body, for a <see cref="PositionedFault"/>: in [0, 1).</param>
internal readonly record struct RequestPlan(TimeSpan Delay, Fault? Fault, double Position = 0)
{
    /// <summary>The time that the body takes after the header. Default: zero, as fast as possible.</summary>
    public TimeSpan BodyTime { get; init; }

    /// <summary>The fault for a body of known length, with its position in bytes.</summary>
    public Fault? FaultIn(int length) => Fault is PositionedFault positioned ? positioned.At(length, Position) : Fault;
}
