using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>What a reader chooses: the order of a table, the contenders, the time axis.</summary>
public sealed class ChoiceTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Names = "rows => rows.map(row => row.cells[0].firstChild.data.trim())";

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Heading_Clicked_SortsAscendingThenDescendingThenAsBefore()
    {
        var contents = Sample.Usual();
        await using var report = await OpenReport.OfAsync(chromium, contents);
        var table = report.Page.Locator("table.figures").First;
        var button = table.GetByRole(AriaRole.Button, new() { Name = "In process, s: median" });
        var heading = button.Locator("xpath=..");
        string[] before = [.. contents.Results.Contenders.Select(contender => contender.Name)];
        string[] ascending = [.. contents.Analysis.Figures.OrderBy(figures => figures.DownloadTime!.Value).Select(figures => before[figures.Contender])];

        await button.ClickAsync();
        Assert.Equal(ascending, await NamesAsync());
        await Assertions.Expect(heading).ToHaveAttributeAsync("aria-sort", "ascending");

        await button.PressAsync("Enter");
        Assert.Equal(ascending.Reverse(), await NamesAsync());
        await Assertions.Expect(heading).ToHaveAttributeAsync("aria-sort", "descending");

        await button.ClickAsync();
        Assert.Equal(before, await NamesAsync());
        Assert.Equal(0, await table.Locator("[aria-sort]").CountAsync());

        async Task<string[]> NamesAsync() => await table.Locator("tbody tr").EvaluateAllAsync<string[]>(Names);
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Heading_OfAColumnWithUnknowns_HasThemLastInBothOrders()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Everything());
        var table = report.Page.Locator("table.figures").First;
        var button = table.GetByRole(AriaRole.Button, new() { Name = "In process, s: median" });

        for (int click = 0; click < 2; click++)
        {
            await button.ClickAsync();
            Assert.Equal("curl", (await table.Locator("tbody tr").EvaluateAllAsync<string[]>(Names))[^1]);
        }
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Contender_Unchecked_IsHiddenEverywhere()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        await report.Page.Locator(".filter summary").ClickAsync();
        var box = report.Page.GetByRole(AriaRole.Checkbox, new() { Name = "threadpool" });
        var parts = report.Page.Locator("[data-contenders='1']:visible");
        // A bar, rows of times, costs and accounts, the bar of the account's cells, a waterfall, the files.
        Assert.True(await parts.CountAsync() >= 6);
        int others = await report.Page.Locator("[data-contenders='0']:visible").CountAsync();

        await box.UncheckAsync();
        await report.DrawnAsync();

        Assert.Equal(0, await parts.CountAsync());
        Assert.Equal(others, await report.Page.Locator("[data-contenders='0']:visible").CountAsync());
        Assert.Equal("2 of 3 contenders", await report.Page.Locator(".filter summary").TextContentAsync());
        // A pair needs both.
        Assert.False(await report.Page.Locator("[data-contenders='0 1']").EvaluateAsync<bool>("one => !one.hidden"));
        Assert.True(await report.Page.Locator("[data-contenders='0 2']").EvaluateAsync<bool>("one => !one.hidden"));

        await box.CheckAsync();
        await report.DrawnAsync();
        Assert.Equal(20, (await Recorder.BarsByLaneAsync(report, run: 1)).Sum());
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task None_ThenAll_HidesAndShowsEveryContender()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        await report.Page.Locator(".filter summary").ClickAsync();

        await report.Page.Locator(".filter").GetByRole(AriaRole.Button, new() { Name = "None" }).ClickAsync();
        await report.DrawnAsync();
        Assert.Equal(0, await report.Page.Locator(".run:visible, .bars li:visible").CountAsync());

        await report.Page.Locator(".filter").GetByRole(AriaRole.Button, new() { Name = "All" }).ClickAsync();
        await report.DrawnAsync();
        Assert.Equal(6, await report.Page.Locator(".run:visible, .bars li:visible").CountAsync());
        Assert.Empty(report.Complaints);
    }

    [Fact]
    [SecondTier("a page in a browser; FirstPicture_OfTheReport is one in every run")]
    public async Task Together_Clicked_PutsAllOnOneAxisAndBack()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        var own = await AxesAsync();
        // The sequential run is several times as long as the others.
        Assert.NotEqual(own[0], own[1]);

        await report.Page.GetByRole(AriaRole.Button, new() { Name = "All on one axis" }).ClickAsync();

        var together = await AxesAsync();
        Assert.All(together, axis => Assert.Equal(own[0], axis));
        await Assertions.Expect(report.Page.Locator("#together")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(report.Page.Locator("#axes")).ToHaveTextAsync("All have one axis.");

        await report.Page.Locator("#together").ClickAsync();
        Assert.Equal(own, await AxesAsync());

        async Task<string[]> AxesAsync()
        {
            await report.DrawnAsync();
            return await report.Page.Locator("canvas[data-run]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.axis)");
        }
    }
}
