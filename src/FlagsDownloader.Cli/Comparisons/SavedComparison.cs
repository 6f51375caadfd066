using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Reads saved runs, which are then shown like new ones.</summary>
internal static class SavedComparison
{
    /// <exception cref="UserErrorException">A file cannot be used.</exception>
    public static RoundOutcome Read(IReadOnlyList<string> paths)
    {
        var saved = new SavedRuns(
            IdealSchedule.Compute,
            document => SlotAccounting.Compute(document, processStartedAt: null, processSeconds: null)).Read(paths);
        return saved.Results is { } results
            ? new RoundOutcome(results, Failure: null, Interrupted: false)
            : throw new UserErrorException(saved.Complaint!);
    }
}
