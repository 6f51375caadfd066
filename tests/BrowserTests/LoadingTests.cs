using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;

namespace FlagsDownloader.BrowserTests;

public sealed class LoadingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Hostile = "</script><script>document.title='taken'</script><!--<img src=x onerror=\"document.title='taken'\">&amp;\"'";

    [Theory]
    [InlineData("everything")]
    [SecondTierData("usual")]
    [SecondTierData("sweep")]
    [SecondTierData("largest")]
    [SecondTierData("nothing drawn")]
    public async Task Report_OpenedAsAFile_HasNoErrorsAndNoRequests(string sample)
    {
        await using var report = await OpenReport.OfAsync(chromium, Of(sample));

        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
    }

    [Fact]
    [SecondTier("a page in a browser; Report_OpenedAsAFile is one in every run")]
    public async Task Report_WithoutRuns_OffersNoControls()
    {
        await using var report = await OpenReport.OfAsync(chromium, Of("nothing drawn"));

        Assert.False(await report.Page.Locator(".play").First.IsVisibleAsync());
        Assert.True(await report.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Verdict" }).IsVisibleAsync());
    }

    [Fact]
    [SecondTier("a page in a browser; Report_OpenedAsAFile is one in every run")]
    public async Task Report_OfHostileNames_ShowsThemAsTheyAre()
    {
        await using var report = await OpenReport.OfAsync(chromium, Hostiles());
        await report.Page.Locator("details.requests summary").First.ClickAsync();
        await report.Canvas(0).FocusAsync();
        await report.Canvas(0).PressAsync("Home");

        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
        Assert.Equal(0, await report.Page.Locator("img").CountAsync());
        Assert.Equal(2, await report.Page.Locator("script").CountAsync());
        Assert.Equal($"{Hostile} – flags compare", await report.Page.TitleAsync());
        Assert.Contains(Hostile, await report.Page.Locator("#live").TextContentAsync());
        Assert.Contains(Hostile, await report.Page.Locator("#tip").TextContentAsync());
        Assert.Contains(Hostile, await report.Page.Locator(".verdict").TextContentAsync());
        Assert.Contains(Hostile, await report.Page.Locator(".requests tbody").First.TextContentAsync());
    }

    private static ReportContents Of(string sample) => sample switch
    {
        "usual" => Sample.Usual(SampleFlags.Create(Sample.Codes(20))),
        "everything" => Sample.Everything(),
        "sweep" => Sample.Sweep(),
        "largest" => Sample.Largest(pictures: SampleFlags.Create(Sample.Codes(676).Where((_, place) => place % 7 < 2))),
        _ => Sample.Usual() with { Waterfalls = [] },
    };

    private static ReportContents Hostiles()
    {
        var contents = Sample.Usual();
        var first = contents.Waterfalls[0];
        var bars = first.Bars.Select(bar => bar with { Label = Hostile, Url = Hostile, Status = "error", Error = Hostile });
        return contents with
        {
            Results = contents.Results with
            {
                Contenders = [.. contents.Results.Contenders.Select(contender => contender with { Name = Hostile })],
                Notes = [Hostile],
                Work = contents.Results.Work with { Machine = Hostile, Site = Hostile },
            },
            Analysis = contents.Analysis with { Verdict = [Hostile] },
            Waterfalls = [first with { Bars = [.. bars] }],
            Program = Hostile,
        };
    }
}
