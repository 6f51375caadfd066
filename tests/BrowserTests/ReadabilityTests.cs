using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

[SecondTier("a browser draws for minutes; LoadingTests open a page in every run")]
public sealed class ReadabilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Contrast as WCAG 2 defines it, of every text that is shown with the nearest background behind it.
    private const string WorstContrast =
        """
        () => {
          const channel = share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          const luminance = colour => {
            const [red, green, blue] = colour.match(/[\d.]+/g).map(part => channel(part / 255));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const behind = element => {
            for (let one = element; one; one = one.parentElement) {
              const colour = getComputedStyle(one).backgroundColor;
              if (colour !== 'rgba(0, 0, 0, 0)') return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          let worst = [99, ''];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || !element.checkVisibility() || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
            const style = getComputedStyle(element);
            const isDrawn = element instanceof SVGElement;
            const [one, other] = [luminance(isDrawn ? style.fill : style.color), luminance(behind(element))].sort((a, b) => b - a);
            const contrast = (one + 0.05) / (other + 0.05);
            if (contrast < worst[0]) worst = [contrast, texts.currentNode.data.trim()];
          }
          return `${worst[0].toFixed(2)} ${worst[1]}`;
        }
        """;

    // CIE lightness of the colours of the phases, in the order in which they follow each other on a bar.
    private const string Lightnesses =
        """
        () => ['threadwait', 'retrying', 'connecting', 'waiting', 'receiving', 'saverwait', 'saving', 'finishing'].map(name => {
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

        var worst = await report.Page.EvaluateAsync<string>(WorstContrast);

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
    public async Task Tables_OfTheReport_SayWhatTheirRowsAndColumnsAre()
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
