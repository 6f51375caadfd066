using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Merges;

/// <summary>The sums of the shards of a list, as `flags merge --json` prints them. Times are in seconds, sizes in bytes.</summary>
/// <param name="SchemaVersion">Changes when a field changes its meaning or is removed; new fields do not change it.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="List">The digest of the whole list.</param>
/// <param name="ListSize">The number of items of the whole list.</param>
/// <param name="Shards">The number of shards of the list.</param>
/// <param name="Missing">The numbers of the shards that were not given.</param>
/// <param name="Interrupted">The numbers of the shards whose runs were interrupted.</param>
/// <param name="Totals">The number of items by outcome.</param>
/// <param name="Errors">The failed items by cause, the most frequent first.</param>
/// <param name="ElapsedSeconds">The time of the shard that took longest.</param>
/// <param name="CpuSeconds">Processor time of all shards.</param>
internal sealed record MergeDocument(
    int SchemaVersion,
    string Program,
    string List,
    int ListSize,
    int Shards,
    IReadOnlyList<int> Missing,
    IReadOnlyList<int> Interrupted,
    TotalsDocument Totals,
    IReadOnlyList<MergedErrorDocument> Errors,
    double ElapsedSeconds,
    double CpuSeconds)
{
    public const int CurrentSchemaVersion = 1;

    /// <param name="runs">The shards.</param>
    /// <param name="program">Name and version of the program.</param>
    public static MergeDocument From(MergedRuns runs, string program) => new(
        CurrentSchemaVersion,
        program,
        runs.List,
        runs.ListSize,
        runs.Count,
        runs.Missing,
        [.. runs.Interrupted.Select(run => run.Shard.Index)],
        runs.Totals,
        [.. runs.Causes.Select(group => new MergedErrorDocument(group.Phase, group.Cause, group.Message, group.Labels.Count))],
        runs.ElapsedSeconds,
        runs.CpuSeconds);
}
