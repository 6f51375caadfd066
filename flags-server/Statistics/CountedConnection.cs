namespace FlagsServer.Statistics;

/// <summary>A connection, with the period in which it was counted last, and its number there.</summary>
internal sealed class CountedConnection
{
    /// <summary>Read and written under the lock of <see cref="RequestStatistics"/>.</summary>
    public StatisticsPeriod? CountedIn { get; set; }

    /// <summary>Its number in that period, from 1. Read and written under the lock of <see cref="RequestStatistics"/>.</summary>
    public int Number { get; set; }

    /// <summary>The version of TLS, such as <c>TLS 1.3</c>; null without. Set before its first request.</summary>
    public string? Tls { get; set; }
}
