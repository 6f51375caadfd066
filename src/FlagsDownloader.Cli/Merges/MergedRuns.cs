using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Merges;

/// <summary>The runs of the shards of one list, added up.</summary>
internal sealed class MergedRuns
{
    private readonly IReadOnlyList<ShardRun> _runs;

    private MergedRuns(IReadOnlyList<ShardRun> runs)
    {
        _runs = runs;
        Missing = [.. Enumerable.Range(1, Count).Except(runs.Select(run => run.Shard.Index))];
        Totals = new TotalsDocument(
            runs.Sum(run => run.Totals.Ok),
            runs.Sum(run => run.Totals.NotFound),
            runs.Sum(run => run.Totals.Error),
            runs.Sum(run => run.Totals.Cancelled),
            // Sizes are the servers' word. Their sum stops at the largest number.
            runs.Aggregate(0L, (sum, run) => Math.Min(sum, long.MaxValue - run.Totals.Bytes) + run.Totals.Bytes))
        {
            Unchanged = runs.Sum(run => run.Totals.Unchanged),
        };
        Causes = FailureGroup.Merge(runs.SelectMany(run => run.Causes));
    }

    /// <summary>The number of shards of the list.</summary>
    public int Count => _runs[0].Shard.Count;

    /// <summary>The digest of the list.</summary>
    public string List => _runs[0].Shard.List;

    /// <summary>The number of items of the list.</summary>
    public int ListSize => _runs[0].Shard.ListSize;

    /// <summary>What the files are called in reports: <c>flag</c> or <c>file</c>.</summary>
    public string Noun => _runs[0].Options.Site == FailureDocument.ListSite ? "file" : "flag";

    /// <summary>The numbers of the shards that are not there.</summary>
    public IReadOnlyList<int> Missing { get; }

    /// <summary>The runs that were interrupted.</summary>
    public IReadOnlyList<ShardRun> Interrupted => [.. _runs.Where(run => run.Interrupted || run.Totals.Cancelled > 0)];

    /// <summary>The sums of the totals.</summary>
    public TotalsDocument Totals { get; }

    /// <summary>The failed items of all shards, by cause.</summary>
    public IReadOnlyList<FailureGroup> Causes { get; }

    /// <summary>The time of the shard that took longest, in seconds.</summary>
    public double ElapsedSeconds => _runs.Max(run => run.ElapsedSeconds);

    /// <summary>The sum of the processor times, in seconds.</summary>
    public double CpuSeconds => _runs.Sum(run => run.CpuSeconds);

    /// <summary>What was not downloaded, for `--retry-from`; without the items of missing shards, which no run names.</summary>
    public IEnumerable<FailureDocument> Failures => _runs.SelectMany(run => run.Shard.Failures);

    /// <summary>Whether all shards are there, and every item was downloaded, or the server does not have it.</summary>
    public bool IsComplete => Missing.Count == 0 && Interrupted.Count == 0 && Totals.Error == 0;

    /// <summary>Adds up runs.</summary>
    /// <param name="runs">The runs; at least one.</param>
    /// <exception cref="UserErrorException">They do not belong together. It has a line for each that does not.</exception>
    public static MergedRuns Create(IReadOnlyList<ShardRun> runs)
    {
        var wrong = runs.Select((run, place) => Complaint(run, [.. runs.Take(place)])).OfType<string>().ToList();
        if (wrong.Count > 0)
        {
            throw new UserErrorException(string.Join("\nflags: ", wrong));
        }

        // Also guards the sums.
        var (items, shard) = (runs.Sum(run => run.ItemCount), runs[0].Shard);
        return items == shard.ListSize || (items < shard.ListSize && runs.Count < shard.Count)
            ? new MergedRuns([.. runs.OrderBy(run => run.Shard.Index)])
            : throw new UserErrorException($"'{runs[0].File}' and the others have {items} items of a list of {shard.ListSize}: run all shards with the same version of flags");
    }

    private static string? Complaint(ShardRun run, IReadOnlyList<ShardRun> before)
    {
        if (before.Count == 0)
        {
            return null;
        }

        var (first, shard) = (before[0], run.Shard);
        if (shard.List != first.Shard.List || shard.ListSize != first.Shard.ListSize)
        {
            return $"'{run.File}' is of another list than '{first.File}': give the shards of one list";
        }

        if (shard.Count != first.Shard.Count)
        {
            return $"'{run.File}' is one of {shard.Count} shards, '{first.File}' one of {first.Shard.Count}: give shards of the same number";
        }

        if (run.Site != first.Site || run.Options.Expect != first.Options.Expect)
        {
            return $"'{run.File}' is from another site, or has another --expect, than '{first.File}': give the shards of one list";
        }

        return before.FirstOrDefault(other => other.Shard.Index == shard.Index) is { } same
            ? $"'{run.File}' is shard {shard.Index} of {shard.Count}, and so is '{same.File}': give one of them"
            : null;
    }
}
