using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

[SecondTier("a browser draws for minutes; LoadingTests open a page in every run")]
public sealed class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Sequential = 0;
    private const int Threadpool = 1;

    [Fact]
    public async Task Canvas_ReachedByTab_DescribesItsFirstRequest()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());

        await report.Page.Locator(".legend summary").FocusAsync();
        await report.Page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(report.Canvas(Sequential)).ToBeFocusedAsync();
        await Assertions.Expect(report.Page.Locator("#live")).ToContainTextAsync("AA: OK, HTTP 200. Request 1 of 20 in its slot");
        await Assertions.Expect(report.Page.Locator("#tip")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Arrows_InALane_GoByTime()
    {
        await using var report = await FocusedAsync(Sequential);

        Assert.StartsWith("AB:", await PressAsync(report, "ArrowRight"), StringComparison.Ordinal);
        Assert.StartsWith("AT:", await PressAsync(report, "End"), StringComparison.Ordinal);
        Assert.StartsWith("AT:", await PressAsync(report, "ArrowRight"), StringComparison.Ordinal);
        Assert.StartsWith("AS:", await PressAsync(report, "ArrowLeft"), StringComparison.Ordinal);
        Assert.StartsWith("AA:", await PressAsync(report, "Home"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrows_UpAndDown_GoByLane()
    {
        await using var report = await FocusedAsync(Threadpool);

        Assert.Contains("slot 2,", await PressAsync(report, "ArrowDown"), StringComparison.Ordinal);
        Assert.Contains("slot 12,", await PressAsync(report, "PageDown"), StringComparison.Ordinal);
        Assert.Contains("slot 11,", await PressAsync(report, "ArrowUp"), StringComparison.Ordinal);
        Assert.Contains("slot 1,", await PressAsync(report, "PageUp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OfARequest_AreThoseOfTheData()
    {
        var bar = Sample.Usual().Waterfalls[Threadpool].Bars.Single(one => one.Label == "AA");
        await using var report = await FocusedAsync(Threadpool);

        var said = await PressAsync(report, "Home");

        Assert.Contains($"of which the server’s delay {bar.ServerDelay * 1000:0.0} ms", said, StringComparison.Ordinal);
        Assert.Contains($"thread {bar.Marks[0].ThreadId}", said, StringComparison.Ordinal);
        Assert.Contains($"size {bar.Bytes:#,0} bytes", said, StringComparison.Ordinal);
        Assert.Contains($"together {(bar.End - bar.Start) * 1000:0.0} ms", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_WithFiguresShown_ClosesThem()
    {
        await using var report = await FocusedAsync(Sequential);

        Assert.Equal("", await PressAsync(report, "Escape"));
        Assert.False(await report.Page.Locator("#tip").IsVisibleAsync());
    }

    [Fact]
    public async Task Plus_OnOneAxis_ZoomsAllWaterfalls()
    {
        await using var report = await FocusedAsync(Sequential);
        await report.Page.Locator("#together").ClickAsync();
        await report.Canvas(Sequential).FocusAsync();
        var whole = await AxesAsync(report);
        var range = await report.Page.Locator("#range").TextContentAsync();

        await PressAsync(report, "+");
        await PressAsync(report, "+");

        var near = await AxesAsync(report);
        Assert.NotEqual(whole, near);
        Assert.All(near, axis => Assert.Equal(near[0], axis));
        Assert.NotEqual(range, await report.Page.Locator("#range").TextContentAsync());
        await PressAsync(report, "0");
        Assert.Equal(whole, await AxesAsync(report));
    }

    [Fact]
    public async Task Plus_OnAWaterfallsOwnAxis_ZoomsItAlone()
    {
        await using var report = await FocusedAsync(Sequential);
        var whole = await AxesAsync(report);

        await PressAsync(report, "+");

        var near = await AxesAsync(report);
        Assert.NotEqual(whole[Sequential], near[Sequential]);
        Assert.Equal(whole[1..], near[1..]);
        await PressAsync(report, "0");
        Assert.Equal(whole, await AxesAsync(report));
    }

    [Fact]
    public async Task Arrow_OutsideTheView_ScrollsToTheRequest()
    {
        await using var report = await FocusedAsync(Sequential);
        for (int i = 0; i < 6; i++)
        {
            await PressAsync(report, "+");
        }

        var before = await AxesAsync(report);

        await PressAsync(report, "End");

        Assert.NotEqual(before, await AxesAsync(report));
    }

    [Fact]
    public async Task Wheel_WithControl_ZoomsAroundThePointerAndWithoutScrollsThePage()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        await report.Canvas(Sequential).ScrollIntoViewIfNeededAsync();
        await report.Canvas(Sequential).HoverAsync();
        var whole = await AxesAsync(report);

        await report.Page.Mouse.WheelAsync(0, 120);
        await report.DrawnAsync();
        Assert.Equal(whole, await AxesAsync(report));

        await report.Canvas(Sequential).HoverAsync();
        await report.Page.Keyboard.DownAsync("Control");
        await report.Page.Mouse.WheelAsync(0, -600);
        await report.Page.Keyboard.UpAsync("Control");
        await report.DrawnAsync();
        Assert.NotEqual(whole, await AxesAsync(report));
    }

    [Fact]
    public async Task Drag_WhenZoomed_MovesTheAxis()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        await report.Page.Locator("#in").ClickAsync();
        await report.Page.Locator("#in").ClickAsync();
        var before = await AxesAsync(report);
        await report.Canvas(Sequential).ScrollIntoViewIfNeededAsync();
        var box = await report.Canvas(Sequential).BoundingBoxAsync() ?? throw new InvalidOperationException("The canvas has no box.");

        await report.Page.Mouse.MoveAsync(box.X + 400, box.Y + 35);
        await report.Page.Mouse.DownAsync();
        await report.Page.Mouse.MoveAsync(box.X + 100, box.Y + 35, new() { Steps = 5 });
        await report.Page.Mouse.UpAsync();
        await report.DrawnAsync();

        Assert.NotEqual(before, await AxesAsync(report));
    }

    [Fact]
    public async Task Pointer_OverABar_ShowsItsFigures()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());

        await report.Canvas(Sequential).HoverAsync(new() { Position = new() { X = 100, Y = 35 } });

        await Assertions.Expect(report.Page.Locator("#tip")).ToContainTextAsync("AA");
        await Assertions.Expect(report.Page.Locator("#live")).ToHaveTextAsync("");
        await report.ShootAsync("figures", whole: false);
    }

    private async Task<OpenReport> FocusedAsync(int run)
    {
        var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        await report.Canvas(run).FocusAsync();
        await report.Canvas(run).PressAsync("Home");
        return report;
    }

    private static async Task<string> PressAsync(OpenReport report, string key)
    {
        await report.Page.Keyboard.PressAsync(key);
        await report.DrawnAsync();
        return await report.Page.Locator("#live").TextContentAsync() ?? "";
    }

    private static async Task<string[]> AxesAsync(OpenReport report)
    {
        var axes = new List<string>();
        await report.DrawnAsync();
        foreach (var canvas in await report.Page.Locator("canvas[data-run]").AllAsync())
        {
            axes.Add(await canvas.GetAttributeAsync("data-axis") ?? "");
        }

        return [.. axes];
    }
}
