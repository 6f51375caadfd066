using FlagsDownloader.Cli.CharacterFinder;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>The page of `flags lab server`.</summary>
public sealed class FinderPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [SecondTierData(320, ColorScheme.Light)]
    [SecondTierData(400, ColorScheme.Dark)]
    [SecondTierData(1280, ColorScheme.Light)]
    [SecondTierData(1280, ColorScheme.Dark)]
    public async Task Page_OfAnyWidthAndScheme_FitsAndCanBeRead(int width, ColorScheme scheme)
    {
        await using var context = await chromium.Browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(FinderPage.Render("Unicode", "chess black", CharacterIndex.Shared.Find("chess black")));

        var widest = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        var worst = await page.EvaluateAsync<string>(Contrast.Worst);

        Assert.Equal(width, widest);
        Assert.True(double.Parse(worst.Split(' ')[0]) >= 4.5, worst);
    }

    [Fact]
    [SecondTier("a page in a browser; Find_ByNameOrCode is one in every run")]
    public async Task Page_WithAnAnswer_SaysWhatItsPartsAre()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(FinderPage.Render("Unicode", "<b>cat</b> face tears", CharacterIndex.Shared.Find("cat face tears")));

        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(0, await page.Locator("b").CountAsync());
        Assert.Equal("<b>cat</b> face tears", await page.GetByRole(AriaRole.Searchbox).InputValueAsync());
        Assert.Equal("1 character found.", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.Equal("U+1F639", await page.GetByRole(AriaRole.Rowheader).InnerTextAsync());
    }
}
