using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Reads saved runs, which are then shown like new ones.</summary>
internal static class SavedComparison
{
    /// <exception cref="UserErrorException">A file cannot be used.</exception>
    public static RoundOutcome Read(IReadOnlyList<InputContent> files)
    {
        var saved = NewReader().Read(files);
        return saved.Results is { } results
            ? new RoundOutcome(results, Failure: null, Interrupted: false)
            : throw new UserErrorException(saved.Complaint!);
    }

    /// <summary>Reads two comparisons of the same work.</summary>
    /// <exception cref="UserErrorException">A file cannot be used, or they are of other work.</exception>
    public static (NamedResults Before, NamedResults After) ReadPair(InputContent before, InputContent after)
    {
        var pair = NewReader().ReadPair(before, after);
        return pair.IsUsable ? (pair.Before, pair.After) : throw new UserErrorException(pair.Complaint);
    }

    private static SavedRuns NewReader() => new(
        IdealSchedule.Compute, document => SlotAccounting.Compute(document, processStartedAt: null, processSeconds: null));
}
