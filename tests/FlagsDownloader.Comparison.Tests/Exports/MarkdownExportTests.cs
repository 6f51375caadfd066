using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class MarkdownExportTests
{
    [Fact]
    public void Write_Comparison_HasVerdictWorkTimesCostsAndNotes() =>
        Assert.Equal(
            """
            # Comparison

            Use eventloop: it is 4 times as fast.

            2 requests (1 × 2); to a server started for the comparison (LOCAL); delay 0.1 s; error rate 0; pictures of at least 130k; seed 1; 3 retries, 30 s for an attempt.
            Measured on Linux, 2 processors, .NET 10.0.0.

            - curl -m 2 (curl 7.88.1): `curl -Z --parallel-max {m} -K {curl}`

            ## Time

            Medians of the rounds with their 95 % confidence intervals. Compared is the time from the start of the program to its exit; the ideal is a client without overhead.

            |           |   m | rounds |               download | start to exit |           speed-up |        of the ideal |
            | --------- | --: | -----: | ---------------------: | ------------: | -----------------: | ------------------: |
            | eventloop |   2 |      3 | 1.500 s [1.250, 1.750] |       2.000 s |           baseline | 25.0 % [12.5, 75.0] |
            | **curl**  |   2 |      3 |                      – |       1.000 s | 2.00× [1.50, 2.50] | 50.0 % [12.5, 75.0] |

            In bold: none is detected to be faster.

            No difference detected, by the ratio of their times:

            - eventloop -m 2 and curl -m 2: 1.02× [0.97, 1.08]

            ## Costs

            |           |   m |               CPU time |               memory |     threads | at once, as the server saw | connections | requests |    ok | not found | errors |  bytes |
            | --------- | --: | ---------------------: | -------------------: | ----------: | -------------------------: | ----------: | -------: | ----: | --------: | -----: | -----: |
            | eventloop |   2 | 0.250 s [0.200, 0.300] | 50.0 MB [49.0, 51.0] | 12 [12, 12] |                          2 |           – |    60–64 | 58–60 |         0 |    0–2 | 600000 |
            | curl      |   2 | 0.250 s [0.200, 0.300] | 50.0 MB [49.0, 51.0] | 12 [12, 12] |                          2 |           – |    60–64 | 58–60 |         0 |    0–2 | 600000 |

            ## Where the time went

            Seconds of the average slot. From the wait for a thread to the empty slot they add up to the time of the downloads.

            |           |   m | start-up | waiting for a thread | retrying | waiting for the pool | connecting | TLS handshake | server's delay | answering | receiving | waiting to save | saving | slot empty | shut-down |
            | --------- | --: | -------: | -------------------: | -------: | -------------------: | ---------: | ------------: | -------------: | --------: | --------: | --------------: | -----: | ---------: | --------: |
            | eventloop |   2 |    0.125 |                0.010 |    0.020 |                0.015 |      0.030 |         0.005 |          0.400 |     0.050 |     0.060 |           0.070 |  0.080 |      0.090 |     0.062 |

            ## Notes

            - wget2 is not installed: left out.

            """,
            Write(PlainResults.Create(), PlainAnalysis(PlainResults.Create())));

    [Fact]
    public void Write_HostileNames_KeepEveryTableInShape()
    {
        foreach (var name in HostileText.All)
        {
            var results = RandomResults.Create(1, name);
            results = results with
            {
                Notes = [name],
                Work = results.Work with { Machine = name, Delay = name },
                Contenders = [.. results.Contenders.SkipLast(1), new Contender(name, 3) { Command = name, Version = name }],
            };

            var lines = Write(results, Analyses.Create(results, verdict: name)).Split('\n');

            Assert.Equal(3, lines.Count(line => line.StartsWith("## ", StringComparison.Ordinal)) - 1);
            Assert.DoesNotContain(lines, line => line.Contains("<script", StringComparison.Ordinal) && !line.Contains('`', StringComparison.Ordinal));
            Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
            // Header, divider and rows: two tables with all three contenders, and one with those that have an account.
            Assert.Equal(5 + 5 + 4, lines.Count(line => line.StartsWith('|')));
            foreach (var table in Tables(lines))
            {
                Assert.Single(table.Select(CellsOf).Distinct());
            }
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\\|b", "a\\\\\\|b")]
    [InlineData("<b>&", "&lt;b&gt;&amp;")]
    [InlineData("# one", "\\# one")]
    [InlineData("- one", "\\- one")]
    [InlineData("one-two #3", "one-two #3")]
    [InlineData(" two\r\nlines ", "two  lines")]
    public void Escape_Text_IsEscaped(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Fact]
    public void Write_WithAPicture_ShowsItBelowTheVerdictWithTheVerdictAsItsText()
    {
        var results = PlainResults.Create();
        using var writer = new StringWriter();

        MarkdownExport.Write(writer, results, PlainAnalysis(results) with { Verdict = ["Use [x](y).", "As fast: z."] }, "sub/times%201.svg");

        Assert.Contains("\n\nAs fast: z.\n\n![Use \\[x\\](y). As fast: z.](sub/times%201.svg)\n\n2 requests", writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a|b", "`a|b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("``a", "``` ``a ```")]
    [InlineData("a\nb", "`a b`")]
    public void Code_Text_IsFenced(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData(0.977, "0.98×")]
    [InlineData(9.996, "10.0×")]
    [InlineData(49.26, "49.3×")]
    [InlineData(493.4, "493×")]
    [InlineData(double.PositiveInfinity, "–×")]
    public void SpeedUp_AnyRatio_HasThreeDigits(double ratio, string expected) =>
        Assert.Equal(expected, FigureStyle.Markdown.Factor.Write(new Estimate(ratio, null, null)));

    private static ComparisonAnalysis PlainAnalysis(RoundResults results) => Analyses.Create(results) with
    {
        Differences = [new Difference(0, 1, new(1.02, 0.97, 1.08), IsDetected: false)],
        Fastest = [1],
    };

    private static string Write(RoundResults results, ComparisonAnalysis analysis)
    {
        using var writer = new StringWriter();
        MarkdownExport.Write(writer, results, analysis);
        return writer.ToString();
    }

    private static IEnumerable<List<string>> Tables(IEnumerable<string> lines)
    {
        var table = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.StartsWith('|'))
            {
                table.Add(line);
                continue;
            }

            if (table.Count > 0)
            {
                yield return table;
            }

            table = [];
        }
    }

    // A pipe ends a cell unless an odd number of backslashes is before it.
    private static int CellsOf(string row) => Enumerable.Range(0, row.Length)
        .Count(at => row[at] == '|' && row[..at].Reverse().TakeWhile(letter => letter == '\\').Count() % 2 == 0);
}
