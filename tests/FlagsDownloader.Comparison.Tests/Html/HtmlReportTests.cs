using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Html;

public sealed class HtmlReportTests
{
    private const string Hostile = "</script><!-- <b onclick=\"x\"> & '{{data}}";

    [Fact]
    public void Write_OneComparisonTwice_MakesTheSamePage() => Assert.Equal(PageOf(Sample.Usual()), PageOf(Sample.Usual()));

    [Fact]
    public void Policy_OfThePage_AllowsItsOwnScriptAndStyleAlone()
    {
        var page = PageOf(Sample.Usual());
        var policy = System.Net.WebUtility.HtmlDecode(Between(page, "Content-Security-Policy\" content=\"", "\""));

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Digest(Between(page, "<script>", "</script>"))}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Digest(Between(page, "<style>", "</style>"))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OfAnyComparison_NamesNoOtherAddressToLoadFrom()
    {
        var page = PageOf(Sample.Everything());

        // Links lead to parts of the page.
        Assert.DoesNotMatch("(?i)\\b(src\\s*=|href\\s*=\\s*[^\"]|href\\s*=\\s*\"[^#])", page);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fetch(", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithMarkup_IsShownAsItIs()
    {
        var usual = Sample.Usual();
        var page = PageOf(usual with
        {
            Analysis = usual.Analysis with { Verdict = [Hostile] },
            Results = usual.Results with { Notes = [Hostile] },
            Waterfalls = [usual.Waterfalls[0] with { Bars = [usual.Waterfalls[0].Bars[0] with { Error = Hostile }] }],
        });

        Assert.DoesNotContain("<b onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.Contains(Hostile, DataOf(page).GetProperty("strings").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(Hostile, System.Net.WebUtility.HtmlDecode(Between(page, "<div class=\"verdict\"><p>", "</p>")));
    }

    [Fact]
    public void Data_OfARun_AddUpToItsBars()
    {
        var contents = Sample.Everything();
        var runs = DataOf(PageOf(contents)).GetProperty("waterfalls").EnumerateArray().ToList();

        Assert.Equal(contents.Waterfalls.Count, runs.Count);
        foreach (var (run, waterfall) in runs.Zip(contents.Waterfalls))
        {
            long[] bars = Numbers(run, "bars");
            Assert.Equal(waterfall.Bars.Count * 16, bars.Length);
            Assert.Equal(waterfall.Bars.Sum(bar => bar.Segments.Count) * 3, Numbers(run, "segments").Length);
            Assert.Equal(waterfall.Bars.Sum(bar => bar.Marks.Count) * 3, Numbers(run, "marks").Length);
            // The rounded segments of a bar still cover it exactly from its start to its end.
            int segment = 0;
            for (int bar = 0; bar < waterfall.Bars.Count; bar++)
            {
                int count = (int)bars[(bar * 16) + 12];
                long length = Numbers(run, "segments").Skip(segment * 3).Take(count * 3).Where((_, i) => i % 3 == 1).Sum();
                Assert.Equal(bars[(bar * 16) + 8] - bars[(bar * 16) + 7], length);
                segment += count;
            }
        }
    }

    [Fact]
    public void Pictures_OfManyRuns_AreInThePageOnce()
    {
        var pictures = SampleFlags.Create(["AA", "AB"]);
        var page = PageOf(Sample.Usual(pictures));

        var data = DataOf(page).GetProperty("pictures");
        Assert.Equal($"data:image/gif;base64,{Convert.ToBase64String(pictures["AB"].Span)}", data.GetProperty("AB").GetString());
        Assert.Equal(2, Regex.Count(page, "data:image/gif"));
    }

    [Fact]
    public void Times_WithoutADetectedDifference_AreNotRanked()
    {
        var usual = Sample.Usual();
        var tied = usual with
        {
            Analysis = usual.Analysis with
            {
                Fastest = [1, 2],
                Differences = [new Difference(1, 2, new Estimate(0.99, 0.97, 1.02), IsDetected: false)],
            },
        };

        var page = PageOf(tied);

        Assert.Contains("no difference detected from eventloop", page, StringComparison.Ordinal);
        Assert.Contains("no difference detected from threadpool", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the fastest</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("eventloop is faster", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_OfASlowerContender_HaveTheFactorInAnyOrder()
    {
        var usual = Sample.Usual();
        var page = PageOf(usual with
        {
            Analysis = usual.Analysis with
            {
                Fastest = [2],
                Differences =
                [
                    new Difference(0, 2, new Estimate(14, 13, 15), IsDetected: true),
                    new Difference(2, 1, new Estimate(0.5, 0.4, 0.6), IsDetected: true),
                    new Difference(0, 1, new Estimate(1.01, 0.9, 1.1), IsDetected: false),
                ],
            },
        });

        Assert.Contains("14.00 times as long as eventloop; no difference detected from threadpool", page, StringComparison.Ordinal);
        Assert.Contains("2.00 times as long as eventloop", page, StringComparison.Ordinal);
        Assert.Contains("the fastest</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_AlikeToManyOthers_CountThem()
    {
        var everything = Sample.Everything();
        var page = PageOf(everything with { Analysis = everything.Analysis with { Fastest = [0, 1, 2, 3, 4, 5] } });

        Assert.Contains("<td class=\"words\">no difference detected from 5 others</td>", page, StringComparison.Ordinal);
    }

    // The threads of blockingpool are blocked, so that nothing is left to open connections.
    [Fact]
    public void Waterfalls_OfRequestsThatWaitForThreads_SayHowLong()
    {
        var page = PageOf(Sample.Everything());

        Assert.Matches("(?s)id=\"said-4\"[^<]*On average a request took \\d+\\.\\d+ s, and \\d+\\.\\d+ s of it was a wait for a thread\\.</p>", page);
        Assert.Equal(1, page.Split("of it was a wait for a thread").Length - 1);
    }

    [Fact]
    public void Waterfalls_OfContendersWithSeveralBounds_AreNamedAsInTheTables()
    {
        var page = PageOf(Sample.Sweep());

        Assert.Contains("<h3 id=\"run-0\">sequential, one request at a time</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<h3 id=\"run-3\">threadpool -m 100</h3>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Title_OfManyContenders_NamesTwo() =>
        Assert.Contains("<h1>sequential, threadpool and 5 others</h1>", PageOf(Sample.Of(19)), StringComparison.Ordinal);

    [Fact]
    public void Bars_WithAnIntervalOfManyTimes_KeepTheirLength()
    {
        var usual = Sample.Usual();
        var time = usual.Analysis.Figures[0].DownloadTime!;
        var page = PageOf(usual with
        {
            Analysis = usual.Analysis with
            {
                Figures = [usual.Analysis.Figures[0] with { DownloadTime = time with { High = time.Value * 100 } }, .. usual.Analysis.Figures.Skip(1)],
            },
        });

        // The bar takes 800 of 1000, and the stroke goes past the edge without an end.
        var bar = Between(page, "<li data-contenders=\"0\">", "</li>");
        Assert.Equal(800, Regex.Matches(bar, "width=\"([0-9.]+)\"").Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture)), 0.1);
        Assert.EndsWith("H1000\"/>", Between(bar, "<path", "</svg>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_OfASweep_HasAPointForEachContender()
    {
        var chart = Between(PageOf(Sample.Sweep()), "<figure class=\"chart\">", "</figure>");

        // A marker for each point, and one beside each of the three names in the margin and below.
        Assert.Equal(7 + 3 + 3, Regex.Count(chart, "<path "));
        Assert.Equal(7, Regex.Count(chart, "<title>"));
        Assert.Contains(">ideal</text>", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_WithOneBoundEach_IsNotThere() => Assert.DoesNotContain("class=\"chart\"", PageOf(Sample.Usual()), StringComparison.Ordinal);

    [Fact]
    public void Write_NoData_CreatesAPage()
    {
        var usual = Sample.Usual();
        var page = PageOf(usual with
        {
            Waterfalls = [],
            Analysis = usual.Analysis with
            {
                Figures =
                [
                    .. usual.Analysis.Figures.Select(figures => new ContenderFigures
                    {
                        Contender = figures.Contender,
                        Rounds = 1,
                        Ok = figures.Ok,
                        NotFound = figures.NotFound,
                        Errors = figures.Errors,
                        Bytes = figures.Bytes,
                    }),
                ],
                Differences = [],
                Fastest = [],
            },
        });

        Assert.Contains("No contender tells what its requests were doing.", page, StringComparison.Ordinal);
        Assert.Contains("<td>–</td>", page, StringComparison.Ordinal);
    }

    private static string PageOf(ReportContents contents)
    {
        using var output = new StringWriter();
        HtmlReport.Write(output, contents);
        return output.ToString();
    }

    private static JsonElement DataOf(string page) => JsonDocument.Parse(Between(page, "<script type=\"application/json\" id=\"data\">", "</script>")).RootElement;

    private static long[] Numbers(JsonElement run, string name) => [.. run.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];

    private static string Digest(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Between(string page, string start, string end)
    {
        int from = page.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"There is no {start} in the page.");
        from += start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
