namespace FlagsServer.Statistics;

/// <summary>A request that was received and counted.</summary>
/// <param name="Period">The period in which its answer counts, also after a reset.</param>
/// <param name="Attempt">The number of this request for its target since the last reset, from 1.</param>
/// <param name="Received">The timestamp of its receipt, from which its delay counts.</param>
/// <param name="Place">Its place in the period's journal; -1 for none.</param>
internal readonly record struct RequestArrival(StatisticsPeriod Period, int Attempt, long Received, int Place);
