namespace FlagsServer.Weather;

/// <summary>What will happen to one request.</summary>
/// <param name="Delay">How long its answer is held back, from the moment it was received.</param>
/// <param name="Fault">What goes wrong then, or null.</param>
internal readonly record struct WeatherPlan(TimeSpan Delay, Fault? Fault);
