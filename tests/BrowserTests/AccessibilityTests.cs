using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [SecondTierData(1280, ColorScheme.Light)]
    [SecondTierData(400, ColorScheme.Dark)]
    public async Task Report_WithEveryPartOpen_HasNoViolation(int width, ColorScheme scheme)
    {
        await using var report = await OpenAsync(Sample.Of(7), width, scheme);
        foreach (var folded in new[] { ".filter", "#figures ~ details", ".requests" })
        {
            await report.Page.Locator($"{folded} > summary").First.ClickAsync();
        }

        await report.Page.Locator("table.figures th[data-column] button").First.ClickAsync();
        await report.Page.Locator("#together").ClickAsync();

        Assert.Empty(await Axe.ViolationsAsync(report.Page));
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Axe_OnAPageWithAViolation_FindsIt()
    {
        await using var report = await OpenAsync(Sample.Usual(), 1280, ColorScheme.Light);
        await report.Page.EvaluateAsync("() => document.querySelector('.verdict').append(document.createElement('button'))");

        var found = Assert.Single(await Axe.ViolationsAsync(report.Page));

        Assert.StartsWith("button-name: ", found, StringComparison.Ordinal);
    }

    private Task<OpenReport> OpenAsync(ReportContents contents, int width, ColorScheme scheme) =>
        OpenReport.OfAsync(chromium, contents, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = scheme;
        });
}
