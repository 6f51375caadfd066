namespace FlagsDownloader.Documents;

/// <summary>A run as `flags download --json` prints it. Times are in seconds, sizes in bytes.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or goes; new fields do not change it.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="Awaits">Whether its threads are free while it waits; false if each waiting request holds one.</param>
/// <param name="StartedAt">When the run began, by the system's clock.</param>
/// <param name="Options">The options of the run, including defaults.</param>
/// <param name="Outcomes">One for each finished item, in the order in which they finished.</param>
/// <param name="Interrupted">Whether it ended before all items were finished. It comes after the outcomes, which are written before it is known.</param>
/// <param name="Totals">The number of items by outcome.</param>
/// <param name="ElapsedSeconds">From the first item's wait for a slot to the last item's outcome.</param>
/// <param name="PeakThreads">The maximum number of threads.</param>
/// <param name="PeakMemoryBytes">The maximum of physical memory.</param>
/// <param name="CpuSeconds">Processor time of all threads during the run.</param>
public sealed record RunDocument(
    int SchemaVersion,
    string Program,
    string Strategy,
    bool Awaits,
    DateTimeOffset StartedAt,
    RunOptionsDocument Options,
    IReadOnlyList<OutcomeDocument> Outcomes,
    bool Interrupted,
    TotalsDocument Totals,
    double ElapsedSeconds,
    int PeakThreads,
    long PeakMemoryBytes,
    double CpuSeconds)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The shard that was downloaded; null for a whole list. Default: null.</summary>
    public ShardDocument? Shard { get; init; }
}
