using FlagsDownloader.Comparison.Charts;
using FlagsDownloader.Comparison.Html;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>The file of `--chart`, opened in a browser with the fonts of this machine.</summary>
public sealed class ChartTests(Chromium chromium) : IClassFixture<Chromium>
{
    // The boxes of all texts in the drawing's own coordinates.
    private const string Boxes =
        """
        () => [...document.querySelectorAll('text')].map(text => {
          const box = text.getBoundingClientRect(), whole = document.documentElement.getBoundingClientRect();
          return { text: text.firstChild.nodeValue, left: box.left - whole.left, top: box.top - whole.top, right: box.right - whole.left, bottom: box.bottom - whole.top };
        })
        """;

    [Theory]
    [SecondTierData(1, false)]
    [SecondTierData(3, false)]
    [SecondTierData(7, false)]
    [SecondTierData(19, false)]
    [SecondTierData(1, true)]
    [SecondTierData(19, true)]
    public async Task Texts_OfTheChart_AreInsideAndApart(int contenders, bool haveLongNames)
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await OpenAsync(context, Contents(contenders, haveLongNames));

        var boxes = await page.EvaluateAsync<Box[]>(Boxes);
        var size = await page.EvaluateAsync<double[]>("() => [document.documentElement.viewBox.baseVal.width, document.documentElement.viewBox.baseVal.height]");

        Assert.True(boxes.Length > contenders);
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= size[0] && box.Bottom <= size[1], $"'{box.Text}' is outside"));
        for (var place = 0; place < boxes.Length; place++)
        {
            Assert.All(boxes.Take(place), other => Assert.False(other.Overlaps(boxes[place]), $"'{other.Text}' and '{boxes[place].Text}' overlap"));
        }
    }

    [Theory]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)", "rgb(22, 25, 29)")]
    [InlineData(ColorScheme.Dark, "rgb(20, 23, 27)", "rgb(233, 236, 239)")]
    public async Task Colours_OfTheChart_FollowTheThemeOnABackgroundOfItsOwn(ColorScheme scheme, string background, string ink)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = scheme });
        var page = await OpenAsync(context, Contents(7, haveLongNames: false));

        Assert.Equal(background, await FillAsync(page, ".card"));
        Assert.Equal(ink, await FillAsync(page, ".name >> nth=0"));
    }

    private static ReportContents Contents(int contenders, bool haveLongNames)
    {
        var contents = Sample.Of(contenders);
        return !haveLongNames ? contents : contents with
        {
            Results = contents.Results with
            {
                Contenders = [.. contents.Results.Contenders.Select(contender => contender with { Name = $"{contender.Name}-{new string('W', 30)}" })],
            },
            Analysis = contents.Analysis with { Verdict = [string.Join(' ', Enumerable.Repeat("WWWW, 0.123 s;", 40))] },
        };
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, ReportContents contents)
    {
        var file = Path.Combine(Path.GetTempPath(), $"chart-{Guid.NewGuid():N}.svg");
        try
        {
            await using (var output = new StreamWriter(file))
            {
                SvgChart.Write(output, contents.Results, contents.Analysis);
            }

            var page = await context.NewPageAsync();
            await page.SetViewportSizeAsync(900, 1300);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            return page;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<string> FillAsync(IPage page, string selector) =>
        page.Locator(selector).EvaluateAsync<string>("one => getComputedStyle(one).fill");

    private sealed record Box
    {
        public string Text { get; init; } = "";

        public double Left { get; init; }

        public double Top { get; init; }

        public double Right { get; init; }

        public double Bottom { get; init; }

        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
