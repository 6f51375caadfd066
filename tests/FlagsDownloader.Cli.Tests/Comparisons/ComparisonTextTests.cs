using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class ComparisonTextTests
{
    private static readonly string LongName = $"a-strategy-with-a-long-name-{new string('x', 11)}1";
    private static readonly string Sibling = LongName[..^1] + "2";

    [Theory]
    [InlineData(80, false)]
    [InlineData(80, true)]
    [InlineData(120, false)]
    [InlineData(120, true)]
    public void Write_LongNamesBoundsAndVersions_FitsIntoTheWidth(int width, bool details)
    {
        var lines = Write(Results(LongName, Sibling), width, details);

        Assert.All(lines, line => Assert.True(DisplayWidth.Compute(line) <= width, line));
    }

    [Fact]
    public void Write_LongNames_ShortensThemAndHasEachInFullOnce()
    {
        var lines = Write(Results(LongName, Sibling), 80, details: false);

        Assert.Single(lines, line => line.EndsWith($"… is {LongName}", StringComparison.Ordinal));
        Assert.Single(lines, line => line.EndsWith($"…2 is {Sibling}", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.TakeWhile(line => !line.Contains("… is ", StringComparison.Ordinal)), line => line.Contains(LongName, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_ShortNames_HasNoLegend() =>
        Assert.DoesNotContain(Write(Results("eventloop", "whenall"), 80, details: false), line => line.Contains(" is eventloop", StringComparison.Ordinal));

    [Fact]
    public void Write_ByDefault_HasOneTableOfTimesAndTheLongestStepsInsteadOfAllColumns()
    {
        var results = Results("eventloop", "whenall");

        Assert.Equal(["Time in process", "Cost, and what was downloaded", "Where the time went"], TitlesOf(Write(results, 80, details: false)));
        Assert.Equal(
            ["Time in process", "Time from exec to exit", "Cost, and what was downloaded", "Where the time went"],
            TitlesOf(Write(results, 80, details: true)));
    }

    private static IEnumerable<string> TitlesOf(IEnumerable<string> lines) =>
        lines.Where(line => line.StartsWith("Time ", StringComparison.Ordinal) || line.StartsWith("Cost", StringComparison.Ordinal) || line.StartsWith("Where", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0]);

    private static string[] Write(RoundResults results, int width, bool details)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ComparisonText.Write(new StyledText(output, OutputMode.Plain, width), results, ComparisonAnalyst.Analyse(results), [], details);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    // Each name with two bounds and two versions, some files missing in some rounds, and long times.
    private static RoundResults Results(params string[] names)
    {
        Contender[] contenders =
        [
            .. from name in names
               from bound in new[] { 60, 1000 }
               from version in new[] { Contender.Http1, Contender.Http2 }
               select new Contender(name, bound) { Strategy = "eventloop", Awaits = true, HttpVersion = version },
        ];
        return new RoundResults(
            new Work { Site = "LOCAL", Address = "https://127.0.0.1:1/flags", EmbeddedServer = true, Codes = 194, Delay = "0.5..5" },
            contenders,
            [
                .. from round in Enumerable.Range(1, 3)
                   from contender in Enumerable.Range(0, contenders.Length)
                   select new MeasuredRun
                   {
                       Contender = contender,
                       Round = round,
                       Position = contender + 1,
                       DownloadSeconds = 100 + round + contender,
                       ProcessSeconds = 101 + round + contender,
                       CpuSeconds = 12.5,
                       PeakMemoryBytes = 123_000_000,
                       PeakThreads = 1010,
                       Ok = 191 + round,
                       NotFound = round,
                       Errors = 3 - round,
                       Bytes = 1_234_567,
                       Requests = 194,
                       PeakInFlight = 900 + round,
                       Connections = 900 + round,
                       IdealSeconds = 90,
                       Account = new SlotAccount(10, 11, 12, 0, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22),
                   },
            ],
            []);
    }
}
