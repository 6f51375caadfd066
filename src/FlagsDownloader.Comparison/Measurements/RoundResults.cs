namespace FlagsDownloader.Comparison.Measurements;

/// <summary>All that was measured; what is said about it follows from this alone.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Contenders">By whom, in the order of the table.</param>
/// <param name="Runs">Every run that counts, in the order in which they were made.</param>
/// <param name="Notes">What a reader has to know besides, a sentence each: a peer that is not installed, a bound that was capped.</param>
public sealed record RoundResults(
    Work Work, IReadOnlyList<Contender> Contenders, IReadOnlyList<MeasuredRun> Runs, IReadOnlyList<string> Notes)
{
    /// <summary>The runs of a contender, by round.</summary>
    /// <param name="contender">Its place among <see cref="Contenders"/>.</param>
    public IEnumerable<MeasuredRun> RunsOf(int contender) => Runs.Where(run => run.Contender == contender).OrderBy(run => run.Round);
}
