using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

[SecondTier("a browser draws for minutes; LoadingTests open a page in every run")]
public sealed class ReadabilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    // CIE lightness of the colours of the phases, in the order in which they follow each other on a bar.
    private const string Lightnesses =
        """
        () => ['threadwait', 'retrying', 'threadwait', 'connecting', 'handshake', 'waiting', 'receiving', 'saverwait', 'saving', 'finishing'].map(name => {
          const hex = getComputedStyle(document.documentElement).getPropertyValue(`--c-${name}`).trim();
          const [red, green, blue] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
            .map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
          return 116 * Math.cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16;
        })
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Texts_OnTheirBackground_HaveEnoughContrast(ColorScheme scheme)
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Sweep(), options => options.ColorScheme = scheme);
        await report.Canvas(0).FocusAsync();
        await report.Canvas(0).PressAsync("Home");

        var worst = await report.Page.EvaluateAsync<string>(Contrast.Worst);

        Assert.True(double.Parse(worst.Split(' ')[0]) >= 4.5, worst);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Phases_ThatFollowEachOther_DifferInLightness(ColorScheme scheme)
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual(), options => options.ColorScheme = scheme);

        var lightness = await report.Page.EvaluateAsync<double[]>(Lightnesses);

        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(Math.Abs(pair.First - pair.Second) >= 12, $"{pair.First:0} {pair.Second:0}"));
    }

    [Fact]
    public async Task Tables_OfTheReport_HaveRowAndColumnHeadings()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Everything());

        Assert.Equal(0, await report.Page.Locator("th:not([scope])").CountAsync());
        Assert.Equal(0, await report.Page.Locator("table:not(:has(caption))").CountAsync());
        Assert.Equal(0, await report.Page.Locator("tbody tr:not(:has(th[scope=row]))").CountAsync());
        Assert.Equal(1, await report.Page.Locator("h1").CountAsync());
        Assert.Equal(
            0, await report.Page.EvaluateAsync<int>("() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id); return ids.length - new Set(ids).size; }"));
        await report.ShootAsync("tables");
    }
}
