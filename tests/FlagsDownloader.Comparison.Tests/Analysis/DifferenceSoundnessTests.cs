using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Rounds;
using FlagsDownloader.Comparison.Tests.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>How often a difference is detected between contenders that are equal, and how often one that is there.</summary>
/// <remarks>docs/comparison.md has the rates. These tests compare the document with their results, and print its tables.</remarks>
public sealed class DifferenceSoundnessTests(ITestOutputHelper output)
{
    private const int Simulations = 1000;

    // The promise is 5 of 100. Of 1,000 simulations with that rate, 7.2 of 100 are wrong once in a thousand times.
    private const double MaxWrong = 0.072;

    private static readonly (string Name, Func<int, int, double> Of)[] Noises =
    [
        ("each 5 %", (_, _) => 0.05),
        ("one 50 %, the others 5 %", (contender, _) => contender == 1 ? 0.5 : 0.05),
        ("from 5 % to 50 %", (contender, contenders) => 0.05 * Math.Pow(10, contender / (contenders - 1.0))),
    ];

    [Fact]
    [SecondTier("thousands of simulated comparisons; VerdictSimulationTests has a thousand in every run")]
    public void Between_EqualContenders_DetectsADifferenceAtTheRateOfTheDocument()
    {
        var table = new RateTable(output);
        var worst = 0.0;
        foreach (var noise in Noises)
        {
            foreach (var contenders in new[] { 3, 7, 19 })
            {
                var most = table.Add($"{noise.Name} | {contenders}", rounds => RateOf(rounds, contenders, noise.Of, _ => 1, (0, contenders)));
                worst = Math.Max(worst, most);
            }
        }

        table.AssertDocumented();
        Assert.True(worst <= MaxWrong, $"{RateTable.Percent(worst)} of comparisons of equal contenders detect a difference.");
    }

    [Fact]
    [SecondTier("thousands of simulated comparisons; VerdictSimulationTests has a thousand in every run")]
    public void Between_TwoThatDiffer_DetectsItAtTheRateOfTheDocument()
    {
        var table = new RateTable(output);
        foreach (var factor in new[] { 1.2, 1.5, 5 })
        {
            foreach (var contenders in new[] { 3, 7, 19 })
            {
                table.Add(
                    $"{factor}x | {contenders}",
                    rounds => RateOf(rounds, contenders, (_, _) => 0.05, contender => contender == 0 ? factor : 1, (0, 1)));
            }
        }

        table.AssertDocumented();
    }

    // The share of comparisons in which a difference is detected between any two of a range of contenders.
    private static double RateOf(
        int rounds, int contenders, Func<int, int, double> noise, Func<int, double> seconds, (int First, int Count) range)
    {
        var random = new Random((rounds * 1000) + contenders);
        var detected = 0;
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var runs = new List<MeasuredRun>();
            for (var round = 1; round <= rounds; round++)
            {
                for (var contender = 0; contender < contenders; contender++)
                {
                    runs.Add(Runs.Create(
                        contender, round, seconds(contender) * Math.Exp(noise(contender, contenders) * Deviates.Normal(random))));
                }
            }

            var results = new RoundResults(
                RateTable.Work,
                RateTable.Contenders(contenders),
                runs,
                []);
            detected += Differences.Between(results, TimeBasis.Download).Any(each =>
                each.IsDetected && (range.Count > 1 || each.First == range.First)) ? 1 : 0;
        }

        return (double)detected / Simulations;
    }
}
