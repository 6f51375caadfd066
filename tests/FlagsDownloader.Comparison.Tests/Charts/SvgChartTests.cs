using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Comparison.Statistics;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.Charts;

public sealed class SvgChartTests
{
    private static readonly string LongName = string.Concat(Enumerable.Repeat("Wm", 20));

    public static TheoryData<string> HostileTexts => [.. HostileText.All, "\uFFFE\uFFFF\uD800"];

    [Fact]
    public void Write_UsualComparison_DrawsTheApprovedPicture()
    {
        const string name = "Charts/usual.approved.svg";
        var drawn = DrawnChart.Of(Sample.Usual()).Text;
        var received = Path.Combine(AppContext.BaseDirectory, "usual.received.svg");
        File.WriteAllText(received, drawn);

        var approved = File.ReadAllText(RepositoryRoot.PathOf($"tests/FlagsDownloader.Comparison.Tests/{name}"));

        Assert.True(approved == drawn, $"The chart has changed. If this is intended, copy {received} over {name}.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(19)]
    public void Texts_OfAnyNumberOfContenders_NeitherOverlapNorAreCut(int contenders) => AssertReadable(Sample.Of(contenders));

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void Texts_OfLongNamesAndVerdict_NeitherOverlapNorAreCut(int contenders)
    {
        var contents = Sample.Of(contenders);
        AssertReadable(contents with
        {
            Results = contents.Results with
            {
                Contenders = [.. contents.Results.Contenders.Select((contender, place) => contender with { Name = $"{LongName}{place}" })],
                Work = contents.Results.Work with { Site = LongName, Faults = LongName, Machine = string.Concat(Enumerable.Repeat(LongName, 4)) },
            },
            Analysis = contents.Analysis with { Verdict = [string.Join(' ', Enumerable.Repeat(LongName, 6))] },
        });
    }

    [Fact]
    public void Texts_OfBoundsThatAreCloseTogether_DoNotOverlap()
    {
        var contents = Sample.Of(19);
        AssertReadable(contents with
        {
            Results = contents.Results with
            {
                Contenders = [.. contents.Results.Contenders.Select((_, place) => Sample.Strategy("eventloop", 1000 + place, awaits: true))],
            },
        });
    }

    [Fact]
    public void Bar_OfTwiceTheTime_IsTwiceAsLong()
    {
        var chart = DrawnChart.Of(WithTimes(new(1, 0.9, 1.1), new(2, 1.5, 2.2), new(4, 3.6, 4.4)));

        var lengths = chart.Rows.Select(row => row.Elements().Where(part => part.Name.LocalName == "rect").Sum(part => DrawnChart.Number(part, "width"))).ToList();

        Assert.Equal(lengths[0] * 2, lengths[1], 0.05);
        Assert.Equal(lengths[0] * 4, lengths[2], 0.05);
    }

    [Fact]
    public void Bar_OfATime_IsStrongUpToTheIdealLine()
    {
        var contents = WithTimes(new(1, 0.9, 1.1), new(2, 1.5, 2.2), new(4, 3.6, 4.4));
        var chart = DrawnChart.Of(contents);

        foreach (var (row, figures) in chart.Rows.Zip(contents.Analysis.Figures))
        {
            var parts = row.Elements().Where(part => part.Name.LocalName == "rect").ToList();
            var (strong, pale) = (DrawnChart.Number(parts[0], "width"), DrawnChart.Number(parts[1], "width"));
            Assert.Equal(figures.IdealTime!.Value / figures.DownloadTime!.Value, strong / (strong + pale), 0.002);
            var line = Assert.Single(row.Elements(), part => DrawnChart.ClassOf(part) == "mark");
            Assert.Equal(DrawnChart.Number(parts[1], "x"), HorizontalsOf(line)[0], 0.02);
        }
    }

    [Fact]
    public void Interval_OfATime_ReachesFromItsLowerToItsUpperEnd()
    {
        var chart = DrawnChart.Of(WithTimes(new(1, 0.5, 1.5), new(2, null, null), new(4, 4, 4)));
        var left = DrawnChart.Number(chart.Rows[0].Elements().First(part => DrawnChart.ClassOf(part) == "strong"), "x");
        var length = chart.Rows[0].Elements().Where(part => part.Name.LocalName == "rect").Sum(part => DrawnChart.Number(part, "width"));

        var stroke = Assert.Single(chart.Rows[0].Elements(), part => DrawnChart.ClassOf(part) == "stroke");

        double[] ends = [left + (length * 0.5), left + (length * 1.5)];
        Assert.Equal(ends[0], HorizontalsOf(stroke).Min(), 0.05);
        Assert.Equal(ends[1], HorizontalsOf(stroke).Max(), 0.05);
        Assert.DoesNotContain(chart.Rows[1].Elements(), part => DrawnChart.ClassOf(part) == "stroke");
        Assert.DoesNotContain(chart.Rows[2].Elements(), part => DrawnChart.ClassOf(part) == "stroke");
    }

    [Fact]
    public void Interval_ThatIsMuchLongerThanTheTimes_GoesPastTheEdgeWithoutAnEnd()
    {
        var chart = DrawnChart.Of(WithTimes(new(1, 0.9, 1.1), new(1, 0, 100), new(1, 0.9, 1.1)));

        var strokes = chart.Rows.Select(row => row.Elements().Single(part => DrawnChart.ClassOf(part) == "stroke").Attribute("d")!.Value).ToList();

        Assert.Equal([3, 2, 3], strokes.Select(stroke => stroke.Count(letter => letter == 'M')));
    }

    [Fact]
    public void Contender_WithoutATime_HasNoBarAndSaysSo()
    {
        var chart = DrawnChart.Of(WithTimes(new(1, 0.9, 1.1), null, null));

        Assert.Single(chart.Rows);
        Assert.Equal(2, chart.OfClass("figure").Count(text => DrawnChart.Shown(text) == "no time"));
        Assert.Contains("threadpool: no time", Description(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_WithoutTimesAndVerdict_IsDrawn()
    {
        var contents = WithTimes(null, null, null);
        var chart = DrawnChart.Of(contents with { Analysis = contents.Analysis with { Verdict = [] } });

        Assert.Empty(chart.Rows);
        Assert.Empty(chart.OfClass("tick"));
    }

    [Fact]
    public void Chart_OfAComparison_NamesWorkMediansAndShares()
    {
        var chart = DrawnChart.Of(WithTimes(new(1, 0.9, 1.1), new(2, 1.5, 2.2), new(4, 3.6, 4.4)));

        Assert.Contains("20 flags, LOCAL, 0.06..0.14 s late, -m 20, 5 rounds", chart.OfClass("note").Select(DrawnChart.Shown));
        Assert.Equal(["1.000 s", "2.000 s", "4.000 s"], chart.OfClass("figure").Select(DrawnChart.Shown));
        Assert.Equal(["50 %", "25 %", "12 %"], chart.OfClass("share").Select(DrawnChart.Shown));
        Assert.Contains("threadpool: 2.000 s (95 % interval 1.500 s to 2.200 s), 25 % of the ideal", Description(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Root_OfTheFile_IsAnImageWithTitleAndDescription()
    {
        var chart = DrawnChart.Of(Sample.Usual());
        var named = chart.Root.Attribute("aria-labelledby")!.Value.Split(' ');

        Assert.Equal("img", chart.Root.Attribute("role")!.Value);
        Assert.Equal(["title", "desc"], chart.Root.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.Equal(named, chart.Root.Elements().Take(2).Select(element => element.Attribute("id")!.Value));
        Assert.StartsWith(Sample.Usual().Analysis.Verdict[0], Description(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void File_OfAnyComparison_NeedsNothingElse()
    {
        var text = DrawnChart.Of(Sample.Everything()).Text;

        Assert.DoesNotMatch("(?i)<script|href|url\\(|@import|@font-face|<image|<foreignObject|var\\(", text);
        Assert.Contains("@media (prefers-color-scheme: dark)", text, StringComparison.Ordinal);
        Assert.Single(DrawnChart.Of(Sample.Everything()).OfClass("card"));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Text_OfUsers_IsShownAsTextAlone(string hostile)
    {
        var usual = Sample.Usual();
        var plain = DrawnChart.Of(usual);
        var chart = DrawnChart.Of(usual with
        {
            Results = usual.Results with
            {
                Contenders = [.. usual.Results.Contenders.Select((contender, place) => place == 0 ? contender with { Name = hostile } : contender)],
                Work = usual.Results.Work with { Machine = hostile },
            },
        });

        Assert.Equal(plain.Elements("text").Count(), chart.Elements("text").Count());
        Assert.Empty(chart.Elements("script"));
        Assert.Empty(chart.Elements("b"));
    }

    [Fact]
    public void LongName_OfAContender_IsCutInTheMiddleAndWholeInItsTitle()
    {
        var usual = Sample.Usual();
        var chart = DrawnChart.Of(usual with
        {
            Results = usual.Results with { Contenders = [new Contender(LongName, 1), .. usual.Results.Contenders.Skip(1)] },
        });

        var cut = chart.OfClass("name").First();

        Assert.Matches("^Wm.*….*Wm$", DrawnChart.Shown(cut));
        Assert.Equal(LongName, DrawnChart.TitleOf(cut));
    }

    [Fact]
    public void Sweep_OfSeveralBounds_HasALineForEachNameAtItsTimes()
    {
        var contents = Sample.Sweep();
        var chart = DrawnChart.Of(contents);

        var line = chart.OfClass("s-2").First(group => group.Elements().Any(part => part.Name.LocalName == "polyline"));
        var points = line.Elements().First().Attribute("points")!.Value.Split(' ')
            .Select(point => point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();

        var times = contents.Analysis.Figures.Skip(4).Select(figures => Math.Log(figures.DownloadTime!.Value)).ToList();
        Assert.Equal(3, points.Count);
        // Bounds of 1, 10 and 100 are equally far apart; heights are as the logarithms of the times.
        Assert.Equal(points[1][0] - points[0][0], points[2][0] - points[1][0], 0.02);
        Assert.Equal((times[0] - times[1]) / (times[1] - times[2]), (points[1][1] - points[0][1]) / (points[2][1] - points[1][1]), 0.02);
        Assert.True(points[0][1] < points[1][1], "A shorter time is lower.");
        Assert.Equal(["eventloop", "ideal", "sequential", "threadpool"], chart.OfClass("line").Select(DrawnChart.Shown).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sweep_OfOneBound_IsNotDrawn() => Assert.Empty(DrawnChart.Of(Sample.Usual()).OfClass("series"));

    private static void AssertReadable(ReportContents contents)
    {
        var chart = DrawnChart.Of(contents);
        var boxes = chart.Boxes();

        Assert.True(boxes.Count > contents.Results.Contenders.Count);
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Right <= chart.Width && box.Top >= 0 && box.Bottom <= chart.Height, $"{box} is cut"));
        for (var place = 0; place < boxes.Count; place++)
        {
            Assert.All(boxes.Take(place), other => Assert.False(other.Overlaps(boxes[place]), $"{other} and {boxes[place]} overlap"));
        }
    }

    private static ReportContents WithTimes(params Estimate?[] times)
    {
        var usual = Sample.Usual();
        return usual with
        {
            Analysis = usual.Analysis with
            {
                Figures =
                [
                    .. usual.Analysis.Figures.Zip(times, (figures, time) => figures with
                    {
                        DownloadTime = time,
                        IdealTime = new Estimate(0.5, 0.5, 0.5),
                        DownloadShareOfIdeal = time is null ? null : new Estimate(0.5 / time.Value, null, null),
                    }),
                ],
                Basis = TimeBasis.Download,
            },
        };
    }

    private static double[] HorizontalsOf(XElement path) =>
    [
        .. Regex.Matches(path.Attribute("d")!.Value, "[MH]([0-9.]+)")
            .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
    ];

    private static string Description(DrawnChart chart) => chart.Elements("desc").Single().Value;
}
