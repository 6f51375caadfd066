using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Remarks on runs that have no column in the table.</summary>
internal static class RunNotes
{
    /// <summary>What is said of files whose content differs from one request to the next.</summary>
    /// <param name="count">How many they are.</param>
    public static IEnumerable<string> OfChanging(int count) => count switch
    {
        0 => [],
        1 => ["The content of 1 address differs from one request to the next: its files count as OK, but nothing could be checked but that they are not empty."],
        _ => [$"The contents of {count} addresses differ from one request to the next: their files count as OK, but nothing could be checked but that they are not empty."],
    };

    public static IEnumerable<string> Create(IReadOnlyList<Contender> contenders, IReadOnlyCollection<MeasuredRun> runs)
    {
        foreach (var (contender, index) in contenders.Select((contender, index) => (contender, index)))
        {
            MeasuredRun[] own = [.. runs.Where(run => run.Contender == index)];
            var wrong = own.Select(run => run.WrongFiles).DefaultIfEmpty().Max();
            if (wrong > 0)
            {
                yield return $"{contender.Name} left {wrong} {(wrong == 1 ? "file that is" : "files that are")} not what the server has.";
            }

            // A strategy exits with 1 if downloads failed, and the table shows that.
            if (contender.IsPeer && own.LastOrDefault(run => run.ExitCode != 0) is { } failed)
            {
                yield return $"{contender.Name} ended with exit code {failed.ExitCode} in {own.Count(run => run.ExitCode != 0)} of {own.Length} rounds.";
            }
        }
    }
}
