using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Rounds;
using FlagsDownloader.Comparison.Tests.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>How often a change is detected between two comparisons of the same thing, and how often one that is there.</summary>
/// <remarks>docs/comparison.md has the rates. These tests compare the document with their results, and print its table.</remarks>
public sealed class ChangeSoundnessTests(ITestOutputHelper output)
{
    private const int Simulations = 1000;

    // The promise is 5 of 100. Of 1,000 simulations with that rate, 7.2 of 100 are wrong once in a thousand times.
    private const double MaxWrong = 0.072;

    [Fact]
    [SecondTier("thousands of simulated comparisons; ChangeAnalystTests has each verdict in every run")]
    public void Analyse_TwoComparisons_DetectsChangesAtTheRateOfTheDocument()
    {
        var table = new RateTable(output);
        var worst = 0.0;
        foreach (var factor in new[] { 1, 1.2, 1.5 })
        {
            foreach (var noise in new[] { 0.05, 0.3 })
            {
                foreach (var contenders in new[] { 1, 3 })
                {
                    var most = table.Add($"{factor}x | {noise * 100:0} % | {contenders}", rounds => RateOf(rounds, contenders, noise, factor));
                    worst = factor == 1 ? Math.Max(worst, most) : worst;
                }
            }
        }

        table.AssertDocumented();
        Assert.True(worst <= MaxWrong, $"{RateTable.Percent(worst)} of comparisons of the same detect a change.");
    }

    // The share of pairs of comparisons in which a change of any contender is detected, or of the first one if that is what changed.
    private static double RateOf(int rounds, int contenders, double noise, double factor)
    {
        var random = new Random((rounds * 1000) + contenders);
        var detected = 0;
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var change = ChangeAnalyst.Analyse(
                Simulate("before", rounds, contenders, noise, 1, random), Simulate("after", rounds, contenders, noise, factor, random));
            detected += change.Changes.Take(factor > 1 ? 1 : contenders).Any(each => each.Verdict != ChangeVerdict.NotDetected) ? 1 : 0;
        }

        return (double)detected / Simulations;
    }

    private static NamedResults Simulate(string name, int rounds, int contenders, double noise, double factor, Random random) => new(
        name,
        new RoundResults(
            RateTable.Work,
            RateTable.Contenders(contenders),
            [
                .. from round in Enumerable.Range(1, rounds)
                   from contender in Enumerable.Range(0, contenders)
                   select Runs.Create(contender, round, (contender == 0 ? factor : 1) * Math.Exp(noise * Deviates.Normal(random))),
            ],
            []));
}
