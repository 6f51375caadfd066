using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

public sealed class LayoutTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string TopOf = "element => element.getBoundingClientRect().top + scrollY";

    [Theory]
    [SecondTierData(1280, 19)]
    [InlineData(400, 19)]
    [SecondTierData(1280, 1)]
    [SecondTierData(400, 1)]
    [SecondTierData(400, 3)]
    public async Task FirstPicture_OfTheReport_BeginsWithin600Pixels(int width, int contenders)
    {
        await using var report = await OpenAsync(width, contenders);

        var top = await report.Page.Locator(".bars").EvaluateAsync<double>(TopOf);

        Assert.InRange(top, 100, 600);
        await report.ShootAsync($"first-{width}-{contenders}", whole: false);
    }

    // At 75rem, it stands beside the waterfalls.
    [Theory]
    [SecondTierData(400, 220)]
    [SecondTierData(768, 160)]
    public async Task Legend_AboveTheWaterfalls_IsLow(int width, int most)
    {
        await using var report = await OpenAsync(width, contenders: 7);
        var legend = report.Page.Locator(".legend");

        var heights = new List<double>();
        foreach (var colours in new[] { "thread", "phase" })
        {
            await report.Page.Locator($"input[value={colours}]").CheckAsync();
            heights.Add(await legend.EvaluateAsync<double>("element => element.getBoundingClientRect().height"));
        }

        Assert.All(heights, height => Assert.InRange(height, 60, most));
        await legend.Locator("summary").ClickAsync();
        await Assertions.Expect(legend.GetByText("permission for one request at a time")).ToBeVisibleAsync();
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Legend_BesideTheWaterfalls_HasThePhasesThatOccur()
    {
        await using var report = await OpenAsync(1280, contenders: 1);
        var legend = report.Page.Locator(".legend");

        Assert.True(await legend.GetByText("waits for the server", new() { Exact = true }).IsVisibleAsync());
        Assert.False(await legend.GetByText("TLS handshake").IsVisibleAsync());
        Assert.True(await legend.GetByText("permission for one request at a time").IsVisibleAsync());
    }

    [Theory]
    [SecondTierData(400, 19)]
    [SecondTierData(1280, 3)]
    [SecondTierData(400, 1)]
    [SecondTierData(400, 3)]
    [SecondTierData(400, 7)]
    [SecondTierData(768, 1)]
    [SecondTierData(768, 3)]
    [SecondTierData(768, 7)]
    [SecondTierData(768, 19)]
    [SecondTierData(1280, 1)]
    [SecondTierData(1280, 7)]
    [SecondTierData(1280, 19)]
    public async Task Page_OfAnyWidth_DoesNotScrollSidewaysAndShowsWhatDoes(int width, int contenders)
    {
        await using var report = await OpenAsync(width, contenders);

        Assert.Equal(width, await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        // Only what has the shadows of .scroll is cut. The drawing of the sweep is wider on purpose: its empty margin is cut off.
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *')]
              .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, .drawing, .sr'))
              .map(one => `${one.tagName} ${one.className?.baseVal ?? one.className}`)
            """));
        Assert.Contains("local", await report.Page.Locator(".scroll").First.EvaluateAsync<string>("one => getComputedStyle(one).backgroundAttachment"), StringComparison.Ordinal);
    }

    [Theory]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    [InlineData(400)]
    [InlineData(1280)]
    public async Task Rows_OfTables_AreLow(int width)
    {
        await using var report = await OpenAsync(width, contenders: 19);
        await report.Page.Locator("summary").Filter(new() { HasText = "Every two contenders" }).ClickAsync();

        var tallest = await report.Page.EvaluateAsync<double>("() => Math.max(...[...document.querySelectorAll('.figures tbody tr')].map(row => row.offsetHeight))");

        Assert.InRange(tallest, 20, 110);
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Parts_OfTheReport_AreInTheOrderOfTheirLinks()
    {
        await using var report = await OpenAsync(1280, contenders: 7);

        var links = await report.Page.Locator("nav a").EvaluateAllAsync<string[]>("all => all.map(one => one.hash.slice(1))");

        Assert.Equal(["time", "sweep", "runs", "figures", "costs", "account", "race", "notes", "work"], links);
        var tops = new List<double>();
        foreach (var part in links)
        {
            tops.Add(await report.Page.Locator($"h2#{part}").EvaluateAsync<double>(TopOf));
        }

        Assert.Equal(tops.Order(), tops);
        await report.Page.Locator("nav a").Last.ClickAsync();
        await Assertions.Expect(report.Page.Locator("h2#work")).ToBeInViewportAsync();

        await report.Page.ReloadAsync();
        await Assertions.Expect(report.Page.Locator("h2#work")).ToBeInViewportAsync();
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Bars_OfTimes_AreAsLongAsTheTimes()
    {
        var contents = Sample.Usual();
        await using var report = await OpenReport.OfAsync(chromium, contents);

        // The interval of the longest time ends 2 % above it, at the right edge.
        double longest = contents.Analysis.Figures.Max(figures => figures.DownloadTime!.High!.Value);
        foreach (var figures in contents.Analysis.Figures)
        {
            var bar = report.Page.Locator($".bars li[data-contenders='{figures.Contender}']");
            double whole = await bar.Locator("svg").EvaluateAsync<double>("one => one.getBoundingClientRect().width");
            double drawn = await bar.Locator("svg").EvaluateAsync<double>("one => [...one.querySelectorAll('rect')].reduce((sum, part) => sum + part.getBoundingClientRect().width, 0)");
            double strong = await bar.Locator("rect.strong").EvaluateAsync<double>("one => one.getBoundingClientRect().width");
            Assert.Equal(figures.DownloadTime!.Value / longest, drawn / whole, 0.01);
            Assert.Equal(figures.IdealTime!.Value / longest, strong / whole, 0.01);
            Assert.Equal($"{figures.DownloadTime.Value:0.000} s", await bar.Locator(".sum").TextContentAsync());
        }
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Report_WithoutScripts_HasVerdictBarsSweepAndTables()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Sweep(), options => options.JavaScriptEnabled = false);

        foreach (var part in new[] { ".verdict", ".bars", ".chart svg", "table.figures >> nth=0", "noscript" })
        {
            Assert.True(await report.Page.Locator(part).First.IsVisibleAsync(), part);
        }

        Assert.False(await report.Page.Locator(".charts").IsVisibleAsync());
        Assert.False(await report.Page.GetByRole(AriaRole.Link, new() { Name = "Waterfalls" }).IsVisibleAsync());
        Assert.Equal(0, await report.Page.Locator("button:visible").CountAsync());
    }

    private Task<OpenReport> OpenAsync(int width, int contenders) =>
        OpenReport.OfAsync(chromium, Sample.Of(contenders), options => options.ViewportSize = new() { Width = width, Height = 900 });
}
