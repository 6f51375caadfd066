namespace FlagsServer.Traffic;

/// <summary>A request that was received and counted.</summary>
/// <param name="Period">Where its answer counts, also when a reset comes in between.</param>
/// <param name="Attempt">Which request for its target since the last reset, from 1.</param>
/// <param name="Received">The timestamp of its receipt, from which on it is held back.</param>
/// <param name="Place">Where the period's journal has it; -1 for nowhere.</param>
internal readonly record struct Arrival(TrafficPeriod Period, int Attempt, long Received, int Place);
