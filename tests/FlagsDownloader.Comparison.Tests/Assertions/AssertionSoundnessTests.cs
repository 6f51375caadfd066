using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Assertions;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Analysis;
using FlagsDownloader.Comparison.Tests.Rounds;
using FlagsDownloader.Comparison.Tests.Statistics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Assertions;

/// <summary>
/// How often a true assertion is called broken. The simulated rounds have known true figures, which equal the asserted values.
/// </summary>
/// <remarks>docs/comparison.md has the rates. These tests compare the document with their results, and print its table.</remarks>
public sealed class AssertionSoundnessTests(ITestOutputHelper output)
{
    private const int Simulations = 4000;
    private const double Seconds = 0.1;
    private const double SpeedUp = 4;

    // The promise is 2.5 of 100. Of 4,000 simulations with that rate, 3.3 of 100 are called broken once in a thousand times.
    private const double MaxRate = 0.033;

    private static readonly (string Name, Func<Random, double> Draw, double Median)[] Noises =
    [
        ("5 % (log-normal)", random => Math.Exp(0.05 * Deviates.Normal(random)), 1),
        ("30 % (log-normal)", random => Math.Exp(0.3 * Deviates.Normal(random)), 1),
        // The median of values that are 1 to 1.1 in nine of ten runs, and half as large again in the tenth.
        ("5 %, and every tenth run takes half as long again", random => (1 + (0.1 * random.NextDouble())) * (random.NextDouble() < 0.1 ? 1.5 : 1), 1 + (0.05 / 0.9)),
    ];

    private static readonly (string Assertion, Func<double, double> TimeOf)[] Questions =
    [
        ("eventloop >= 4x sequential", _ => Seconds),
        ("eventloop.time <= 100ms", median => Seconds / median),
        ("eventloop.time >= 100ms", median => Seconds / median),
    ];

    [Fact]
    [SecondTier("thousands of simulated comparisons; VerdictSimulationTests has a thousand in every run")]
    public void Check_TrueAssertion_IsBrokenAtTheRateOfTheDocument()
    {
        var table = new RateTable(output);
        var worst = 0.0;
        foreach (var question in Questions)
        {
            foreach (var noise in Noises)
            {
                var most = table.Add(
                    $"`{question.Assertion}` | {noise.Name}",
                    rounds => BrokenOf(question.Assertion, question.TimeOf(noise.Median), noise.Draw, rounds));
                worst = Math.Max(worst, most);
            }
        }

        worst = Math.Max(worst, table.Add(
            $"`eventloop.threads <= 11` | one thread more in every second run",
            rounds => BrokenOf("eventloop.threads <= 11", Seconds, _ => 1, rounds)));

        Assert.True(worst <= MaxRate, $"{RateTable.Percent(worst)} of true assertions are called broken.");
        table.AssertDocumented();
    }

    [Fact]
    public void Check_AFalseAssertion_IsBrokenAlmostAlways()
    {
        // The truth is 4x. With a noise of 3 %, 5 rounds detect a deviation of a tenth.
        var broken = BrokenOf("eventloop >= 4.4x sequential", Seconds, random => Math.Exp(0.03 * Deviates.Normal(random)), rounds: 5);

        Assert.True(broken > 0.9, RateTable.Percent(broken));
    }

    private static double BrokenOf(string text, double seconds, Func<Random, double> noise, int rounds)
    {
        var assertion = Assertion.Parse(text).Value!;
        // Each cell has a separate, fixed seed.
        var random = new Random((rounds * 1000) + text.Length);
        var broken = 0;
        for (var simulation = 0; simulation < Simulations; simulation++)
        {
            var results = Simulate(seconds, noise, rounds, random);
            broken += assertion.Check(results, AnalysisOf()).Verdict == AssertionVerdict.Broken ? 1 : 0;
        }

        return (double)broken / Simulations;
    }

    // A slow round of the machine affects both.
    private static RoundResults Simulate(double seconds, Func<Random, double> noise, int rounds, Random random)
    {
        Contender[] contenders =
            [new("sequential", 1) { Strategy = "sequential" }, new("eventloop", 30) { Strategy = "eventloop", Awaits = true }];
        var runs = new List<MeasuredRun>();
        for (var round = 1; round <= rounds; round++)
        {
            runs.Add(Runs.Create(0, round, SpeedUp * seconds * noise(random)));
            runs.Add(Runs.Create(1, round, seconds * noise(random)) with { PeakThreads = 11 + random.Next(2) });
        }

        return new RoundResults(RateTable.Work, contenders, runs, []);
    }

    // The assertions use only the basis. The rest of the analysis takes most of the time, and is not needed.
    private static ComparisonAnalysis AnalysisOf() =>
        new(TimeBasis.Download, 0, [], [], [], []);
}
