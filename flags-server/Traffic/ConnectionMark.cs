namespace FlagsServer.Traffic;

/// <summary>What is remembered about a connection: in which period it was counted last.</summary>
internal sealed class ConnectionMark
{
    /// <summary>Read and written under the ledger's lock.</summary>
    public TrafficPeriod? CountedIn { get; set; }
}
