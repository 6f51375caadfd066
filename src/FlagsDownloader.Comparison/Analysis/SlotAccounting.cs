using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Computes where the time of a run went.</summary>
public static class SlotAccounting
{
    /// <summary>Computes the account of a run.</summary>
    /// <param name="document">The document of the run.</param>
    /// <param name="processStartedAt">When the process was started; null if it is not known.</param>
    /// <param name="processSeconds">From exec to exit; null if it is not known.</param>
    public static SlotAccount Compute(RunDocument document, DateTimeOffset? processStartedAt, double? processSeconds)
    {
        var sums = new SlotSums();
        foreach (var outcome in document.Outcomes)
        {
            sums.Add(outcome, document.Options.WithNames);
        }

        var available = document.ElapsedSeconds * document.Options.Bound;

        // Steps are rounded to a microsecond. So the bars of slots that were never empty may be slightly longer than the run: then
        // all are scaled.
        var scale = sums.Total > available ? available / sums.Total : 1;
        var (startUp, shutDown) = Around(document, processStartedAt, processSeconds);
        return new SlotAccount(
        [
            startUp,
            .. AccountEntry.OfRequests.Select(entry => sums[entry] * scale / document.Options.Bound),
            Math.Max(0, available - sums.Total) / document.Options.Bound,
            shutDown,
            document.Outcomes.Select(outcome => outcome.Times[DownloadStep.Admitted] ?? 0).DefaultIfEmpty().Average(),
        ]);
    }

    /// <summary>Computes the account of several runs: the mean of each entry.</summary>
    /// <param name="accounts">One for each run.</param>
    /// <returns>Null if there is none.</returns>
    public static SlotAccount? ComputeMean(IReadOnlyList<SlotAccount> accounts) =>
        accounts.Count == 0 ? null : new SlotAccount(AccountEntry.All.Select(entry => accounts.Average(account => account[entry])));

    private static (double StartUp, double ShutDown) Around(
        RunDocument document, DateTimeOffset? processStartedAt, double? processSeconds)
    {
        if (processStartedAt is not { } startedAt)
        {
            return (0, 0);
        }

        var startUp = Math.Max(0, (document.StartedAt - startedAt).TotalSeconds);
        if (processSeconds is not { } seconds)
        {
            return (startUp, 0);
        }

        // The start comes from the system's clock, which may be set during a run. The length of the process does not.
        var around = Math.Max(0, seconds - document.ElapsedSeconds);
        startUp = Math.Min(startUp, around);
        return (startUp, around - startUp);
    }
}
