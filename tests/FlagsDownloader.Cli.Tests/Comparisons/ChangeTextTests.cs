using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class ChangeTextTests
{
    [Fact]
    public void Write_TwoComparisons_IsATableAndTheConclusions() =>
        Assert.Equal(
            """
            before: 3 rounds; flags 0.1.0; Linux
            after: 3 rounds; flags 0.1.0; Linux

            Time in process: medians in seconds
                        m  before  after  speed-up        95 %  difference
            eventloop  20   2.000  1.000     2.00x  1.67-2.39x  faster
            whenall    20   1.000  1.010     0.99x  0.83-1.18x  none detected

            Faster in after than in before: eventloop, 2.00x as fast.
            No difference detected: whenall.
            """,
            string.Join('\n', Write(Named("before", ("eventloop", 2), ("whenall", 1)), Named("after", ("eventloop", 1), ("whenall", 1.01)))));

    [Fact]
    public void Write_LongNames_FitsInto80ColumnsAndHasThemInFullOnce()
    {
        var (file, contender) = (new string('f', 60), new string('c', 40));

        var lines = Write(Named(file + "1", (contender, 200)), Named(file + "2", (contender, 1)));

        Assert.All(lines, line => Assert.True(DisplayWidth.Compute(line) <= 80, line));
        Assert.Contains($"fffffffff… is {file}1", lines);
        Assert.Contains($"ffffffff…2 is {file}2", lines);
        Assert.Single(lines, line => line.EndsWith($"… is {contender}", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_HostileNames_MakesThemPrintable() =>
        Assert.DoesNotContain('\e', string.Concat(Write(Named("be\e[31mfore", ("event\e[31mloop", 2)), Named("after", ("event\e[31mloop", 2)))));

    private static string[] Write(NamedResults before, NamedResults after)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ChangeText.Write(new StyledText(output, OutputMode.Plain, 80), ChangeAnalyst.Analyse(before, after));
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    // Three rounds of each contender, 5 % around the middle one.
    private static NamedResults Named(string name, params (string Name, double Seconds)[] contenders) => new(
        name,
        new RoundResults(
            new Work { Site = "LOCAL", Address = "http://127.0.0.1:1/flags", Codes = 20, Machine = "Linux" },
            [.. contenders.Select(contender => new Contender(contender.Name, 20) { Strategy = "eventloop" })],
            [
                .. from round in Enumerable.Range(1, 3)
                   from contender in contenders.Index()
                   select new MeasuredRun
                   {
                       Contender = contender.Index,
                       Round = round,
                       Position = 1,
                       DownloadSeconds = contender.Item.Seconds * (0.9 + (0.05 * round)),
                       Ok = 20,
                       NotFound = 0,
                       Errors = 0,
                       Bytes = 1000,
                   },
            ],
            []))
    {
        Program = "flags 0.1.0",
    };
}
