namespace FlagsDownloader.Comparison.Measurements;

/// <summary>The measurements of a comparison. All conclusions follow from them.</summary>
/// <param name="Work">The work of each run.</param>
/// <param name="Contenders">The contenders, in the order of the table.</param>
/// <param name="Runs">Every run that counts, in the order in which they ran.</param>
/// <param name="Notes">Remarks for the reader, one sentence each: a peer that is not installed, a bound that was capped.</param>
public sealed record RoundResults(
    Work Work, IReadOnlyList<Contender> Contenders, IReadOnlyList<MeasuredRun> Runs, IReadOnlyList<string> Notes)
{
    /// <summary>The number of rounds.</summary>
    public int Rounds => Runs.Select(run => run.Round).Distinct().Count();

    /// <summary>The runs of a contender, by round.</summary>
    /// <param name="contender">Its place among <see cref="Contenders"/>.</param>
    public IEnumerable<MeasuredRun> RunsOf(int contender) => Runs.Where(run => run.Contender == contender).OrderBy(run => run.Round);
}
