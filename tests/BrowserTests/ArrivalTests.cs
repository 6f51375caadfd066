using System.Globalization;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

[SecondTier("a browser draws for minutes; LoadingTests open a page in every run")]
public sealed class ArrivalTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Flags_OfARun_AreInOrderOfCompletion()
    {
        var contents = Sample.Usual(SampleFlags.Create(Sample.Codes(20)));
        await using var report = await OpenReport.OfAsync(chromium, contents);

        var flags = await FlagsAsync(report, run: 2);

        Assert.Equal(contents.Waterfalls[2].Bars.OrderBy(bar => bar.End).Select(bar => bar.Label), await flags.AllTextContentsAsync());
        Assert.StartsWith("url(\"data:image/gif;base64,", await flags.First.EvaluateAsync<string>("flag => getComputedStyle(flag).backgroundImage"), StringComparison.Ordinal);
        await report.ShootAsync("flags");
    }

    [Fact]
    public async Task Flags_WithoutPictures_AreTheirCodesWithTheirStatus()
    {
        var contents = Sample.Everything();
        await using var report = await OpenReport.OfAsync(chromium, contents);

        var flags = await FlagsAsync(report, run: 1);

        Assert.Equal(194, await flags.CountAsync());
        Assert.Equal(
            contents.Waterfalls[1].Bars.Count(bar => bar.Status == "error"),
            await report.Page.Locator(".arrivals[data-run='1'] li.chip.error").CountAsync());
    }

    [Fact]
    public async Task Scrubber_AtAMoment_ShowsTheArrivedFlags()
    {
        var contents = Sample.Usual();
        await using var report = await OpenReport.OfAsync(chromium, contents);
        await FlagsAsync(report, run: 0);
        double full = contents.Waterfalls.Max(waterfall => waterfall.End) * 1.01;

        await report.Page.Locator(".scrub").First.FillAsync("400");

        int arrived = contents.Waterfalls[0].Bars.Count(bar => bar.End <= full * 0.4);
        Assert.InRange(arrived, 2, 18);
        var shown = report.Page.Locator(".arrivals[data-run='0'] li:not(.pending)");
        Assert.Equal(arrived, await shown.CountAsync());
        Assert.Equal(
            $"{arrived.ToString(CultureInfo.InvariantCulture)} of 20",
            await report.Page.Locator(".arrivals[data-run='0'] output").TextContentAsync());
        await report.Page.Locator(".scrub").First.FillAsync("1000");
        Assert.Equal(20, await shown.CountAsync());
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference)]
    [InlineData(ReducedMotion.Reduce)]
    public async Task Play_FromTheEnd_RestartsAndEndsWithAll(ReducedMotion motion)
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual(), options => options.ReducedMotion = motion);
        await FlagsAsync(report, run: 0);
        var pending = report.Page.Locator(".arrivals li.pending");
        Assert.Equal(0, await pending.CountAsync());
        await report.Page.Locator("#speed").SelectOptionAsync("1");

        await report.Page.Locator(".play").First.ClickAsync();

        await Assertions.Expect(report.Page.Locator(".play").First).ToHaveTextAsync("Pause");
        await Assertions.Expect(pending).Not.ToHaveCountAsync(0);
        await Assertions.Expect(report.Page.Locator(".play").First).ToHaveTextAsync("Play");
        await Assertions.Expect(pending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_JustOpened_PlaysNothing()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());

        Assert.Equal("Play", await report.Page.Locator(".play").First.TextContentAsync());
        Assert.Equal("1000", await report.Page.Locator(".scrub").First.InputValueAsync());
    }

    private static async Task<ILocator> FlagsAsync(OpenReport report, int run)
    {
        var list = report.Page.Locator($".arrivals[data-run='{run.ToString(CultureInfo.InvariantCulture)}'] ol");
        await list.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(list.Locator("li")).Not.ToHaveCountAsync(0);
        return list.Locator("li");
    }
}
