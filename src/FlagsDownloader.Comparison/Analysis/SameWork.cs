using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Who did the work: a program that downloads less is faster for nothing.</summary>
public static class SameWork
{
    /// <summary>
    /// The places of the contenders that brought as many files in each of their rounds as the best of that round. Where nobody
    /// brought one, because the server has none, it is the number of items found missing that counts.
    /// </summary>
    /// <param name="results">What was measured.</param>
    public static IReadOnlyList<int> DoneBy(RoundResults results)
    {
        var best = results.Runs
            .GroupBy(run => run.Round)
            .ToDictionary(runs => runs.Key, runs => (Ok: runs.Max(run => run.Ok), NotFound: runs.Max(run => run.NotFound)));
        return
        [
            .. Enumerable.Range(0, results.Contenders.Count)
                .Where(contender => results.RunsOf(contender).Any())
                .Where(contender => results.RunsOf(contender).All(run => Did(run, best[run.Round]))),
        ];
    }

    /// <summary>Whether anybody got an answer at all: a file, or that there is none.</summary>
    /// <param name="results">What was measured.</param>
    public static bool IsThereAny(RoundResults results) => results.Runs.Any(run => run.Ok + run.NotFound > 0);

    private static bool Did(MeasuredRun run, (int Ok, int NotFound) best) =>
        best.Ok > 0 ? run.Ok == best.Ok : best.NotFound > 0 && run.NotFound == best.NotFound;
}
