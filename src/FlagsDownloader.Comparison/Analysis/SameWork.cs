using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Analysis;

/// <summary>Finds the contenders that did the work. One that downloads less is faster for no good reason.</summary>
public static class SameWork
{
    /// <summary>
    /// The places of the contenders that downloaded as many files in each of their rounds as the best one of that round. If none
    /// downloaded a file, because the server has none, the number of items that were not found counts.
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

    /// <summary>Whether any contender got a file, or a response that there is none.</summary>
    /// <param name="results">What was measured.</param>
    public static bool IsThereAny(RoundResults results) => results.Runs.Any(run => run.Ok + run.NotFound > 0);

    private static bool Did(MeasuredRun run, (int Ok, int NotFound) best) =>
        best.Ok > 0 ? run.Ok == best.Ok : best.NotFound > 0 && run.NotFound == best.NotFound;
}
