using System.Text.RegularExpressions;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Tests.Analysis;

// Comparisons at random: whatever was measured, the verdict is short, and says nothing that the table does not say.
public sealed partial class VerdictSimulationTests
{
    private const int Comparisons = 1000;

    private static readonly string[] Names =
        ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "blockingpool", "a name of forty characters, the longest"];

    [Fact]
    public void Write_ThousandComparisons_FitsIntoThreeLinesOfATerminal()
    {
        for (var seed = 1; seed <= Comparisons; seed++)
        {
            var lines = ComparisonAnalyst.Analyse(Comparison(seed)).Verdict;

            Assert.InRange(lines.Count, 1, Verdict.MaxLines);
            Assert.All(lines, line => Assert.InRange(line.Length, 1, Verdict.MaxLineLength));
        }
    }

    [Fact]
    public void Write_ThousandComparisonsOfTwoVersions_CutsNoSentence()
    {
        for (var seed = 1; seed <= Comparisons; seed++)
        {
            var lines = ComparisonAnalyst.Analyse(Comparison(seed, Names[..^1], ["1.1", "2"])).Verdict;

            Assert.All(lines, line => Assert.DoesNotContain("…", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Write_ThousandComparisons_NeverContradictsTheTableOfPairs()
    {
        var (choices, slow, equal) = (0, 0, 0);
        for (var seed = 1; seed <= Comparisons; seed++)
        {
            var results = Comparison(seed);
            var analysis = ComparisonAnalyst.Analyse(results);
            var text = string.Join('\n', analysis.Verdict);
            if (Chosen().Match(text) is { Success: true } use && Find(results, use.Groups["name"].Value) is { } chosen)
            {
                choices++;
                Assert.DoesNotContain(SameWork.DoneBy(results), other => analysis.Differences.IsFaster(other, chosen));
                Assert.Equal(
                    analysis.Differences.IsFaster(chosen, analysis.Baseline) && SameWork.DoneBy(results).Contains(analysis.Baseline),
                    text.Contains(" as fast as ", StringComparison.Ordinal));
                foreach (var name in Slow().Matches(text).Select(match => match.Groups["name"].Value).Where(name => Find(results, name) is not null))
                {
                    slow++;
                    Assert.True(analysis.Differences.IsFaster(chosen, Find(results, name)!.Value), text);
                }

                foreach (var name in Equal().Match(text).Groups["names"].Value.Split(", ").Where(name => Find(results, name) is not null))
                {
                    equal++;
                    var other = Find(results, name)!.Value;
                    Assert.False(analysis.Differences.IsFaster(chosen, other) || analysis.Differences.IsFaster(other, chosen), text);
                }
            }
        }

        Assert.True(choices > 300 && slow > 100 && equal > 20, $"{choices} choices, {slow} slow ones, {equal} equal ones");
    }

    private static int? Find(RoundResults results, string label) => Enumerable.Range(0, results.Contenders.Count)
        .Where(place => label == results.Contenders[place].Name || label == $"{results.Contenders[place].Name} -m {results.Contenders[place].Bound}")
        .Select(place => (int?)place)
        .FirstOrDefault();

    private static RoundResults Comparison(int seed) => Comparison(seed, Names, [null]);

    private static RoundResults Comparison(int seed, string[] names, string?[] versions)
    {
        var random = new Random(seed);
        var sketches = random.GetItems(names, random.Next(1, 12)).Distinct()
            .SelectMany(name => (name != "sequential" && random.Next(4) == 0 ? new[] { 5, 10, 20 } : [20])
                .SelectMany(bound => versions.Select(version => Contender(name, bound, random) with { HttpVersion = version })))
            .ToArray();
        return Sketch.Rounds(random.Next(1, 8), seed, sketches);
    }

    private static Sketch Contender(string name, int bound, Random random) => new(name, random.Next(3) == 0 ? 0.5 : Math.Exp(random.NextDouble() * 4) / 10)
    {
        Bound = name == "sequential" ? 1 : bound,
        Strategy = name.StartsWith("a name", StringComparison.Ordinal) ? null : name,
        Awaits = name is "eventloop" or "parallel" or "whenall" or "channel",
        Noise = Math.Exp(random.NextDouble() * 4) / 500,
        Threads = random.Next(5, 100),
        Memory = random.Next(20, 200) * 1_000_000L,
        Cpu = random.NextDouble() + 0.01,
        Ok = random.Next(10) == 0 ? 17 : 20,
        Errors = random.Next(10) == 0 ? 3 : 0,
    };

    [GeneratedRegex(@"^Use (?<name>[a-z]+( -m \d+)?): ", RegexOptions.ExplicitCapture)]
    private static partial Regex Chosen();

    [GeneratedRegex(@"(?<name>[a-z]+( -m \d+)?) (takes )?\d[\d.]*x( as long[.:]|,| and|\.)", RegexOptions.ExplicitCapture)]
    private static partial Regex Slow();

    [GeneratedRegex(@"^As fast: (?<names>.*?)( and .*?)?\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Equal();
}
