namespace FlagsServer.Weather;

/// <summary>What will happen to one request.</summary>
/// <param name="Delay">How long its answer is held back, from the moment it was received.</param>
/// <param name="Fault">What goes wrong then, or null.</param>
/// <param name="Place">Where in the body, for a <see cref="PlacedFault"/>: in [0, 1).</param>
internal readonly record struct WeatherPlan(TimeSpan Delay, Fault? Fault, double Place = 0)
{
    /// <summary>What goes wrong with a body of known length, the place told in bytes.</summary>
    public Fault? FaultIn(int length) => Fault is PlacedFault placed ? placed.In(length, Place) : Fault;
}
