using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Works out where the time of a run went.</summary>
public static class SlotAccounting
{
    /// <summary>The account of a run.</summary>
    /// <param name="document">What the process says of itself.</param>
    /// <param name="processStartedAt">When the process was started; null where it is not known.</param>
    /// <param name="processSeconds">From exec to exit; null where it is not known.</param>
    public static SlotAccount Compute(RunDocument document, DateTimeOffset? processStartedAt, double? processSeconds)
    {
        var sums = new SlotSums();
        foreach (var outcome in document.Outcomes)
        {
            sums.Add(outcome, document.Options.WithNames);
        }

        var available = document.ElapsedSeconds * document.Options.Bound;

        // Steps are rounded to a microsecond, so that the bars of slots that were never empty may be longer by a hair than the
        // run: then each gives its share.
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

    /// <summary>The account of several runs: the mean of each entry.</summary>
    /// <param name="accounts">One for each run.</param>
    /// <returns>Null where there is none.</returns>
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

        // The start is told by the system's clock, which may be set while a run goes on: the length of the process is not.
        var around = Math.Max(0, seconds - document.ElapsedSeconds);
        startUp = Math.Min(startUp, around);
        return (startUp, around - startUp);
    }
}
