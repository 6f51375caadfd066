namespace FlagsServer.Traffic;

/// <summary>What is remembered about a connection: in which period it was counted last, and as which.</summary>
internal sealed class ConnectionMark
{
    /// <summary>Read and written under the ledger's lock.</summary>
    public TrafficPeriod? CountedIn { get; set; }

    /// <summary>Which connection of that period it is, from 1. Read and written under the ledger's lock.</summary>
    public int Number { get; set; }
}
