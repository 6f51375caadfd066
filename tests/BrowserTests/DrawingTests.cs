using System.Globalization;
using FlagsDownloader.Comparison.Samples;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

[SecondTier("a browser draws for minutes; LoadingTests open a page in every run")]
public sealed class DrawingTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Waterfalls_OfTheUsualComparison_HaveABarForEachRequestInItsLane()
    {
        var contents = Sample.Usual();
        await using var report = await OpenReport.OfAsync(chromium, contents);

        for (int run = 0; run < contents.Waterfalls.Count; run++)
        {
            await report.Canvas(run).ScrollIntoViewIfNeededAsync();
            await report.DrawnAsync();
            Assert.Equal(BarsByLane(contents.Waterfalls[run]), await Recorder.BarsByLaneAsync(report, run));
        }
    }

    [Fact]
    public async Task Waterfall_OnItsOwnAxis_HasABarForEachRequestInItsLane()
    {
        var contents = Sample.Everything();
        await using var report = await OpenReport.OfAsync(chromium, contents);
        const int Eventloop = 2;

        Assert.Equal(BarsByLane(contents.Waterfalls[Eventloop]), await Recorder.BarsByLaneAsync(report, Eventloop));
    }

    [Fact]
    public async Task Table_Opened_HasARowForEachRequest()
    {
        var contents = Sample.Largest();
        await using var report = await OpenReport.OfAsync(chromium, contents);
        var details = report.Page.Locator("details.requests").First;
        Assert.Equal(0, await details.Locator("tr").CountAsync());

        await details.Locator("summary").ClickAsync();

        await Assertions.Expect(details.Locator("tbody tr")).ToHaveCountAsync(676);
        var bar = contents.Waterfalls[0].Bars[0];
        Assert.Equal(bar.Label, await details.Locator("tbody th[scope=row]").First.TextContentAsync());
        Assert.Equal(bar.Start.ToString("0.0000", CultureInfo.InvariantCulture), await details.Locator("tbody tr").First.Locator("td").Nth(3).TextContentAsync());
    }

    [Fact]
    public async Task Colours_ByThread_HatchAwaitingBarsAndFillBlockedOnes()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        const int Threadpool = 1;
        const int Eventloop = 2;
        string phases = await ImageAsync(report, Eventloop);

        await report.Page.Locator("input[value=thread]").CheckAsync();
        await report.DrawnAsync();

        Assert.NotEqual(phases, await ImageAsync(report, Eventloop));
        // Bars of a blocking strategy have the colour of their thread; those of an awaiting one are hatched without a colour.
        Assert.Empty(await Recorder.BarsByLaneAsync(report, Threadpool));
        Assert.True(await HatchedAsync(report, Eventloop) > 0);
        Assert.Equal(0, await HatchedAsync(report, Threadpool));
        Assert.True(await report.Page.Locator(".by-thread").IsVisibleAsync());
        Assert.False(await report.Page.Locator(".by-phase").IsVisibleAsync());
        await report.ShootAsync("threads");
    }

    [Fact]
    public async Task Colours_ByThreadOfAnotherProgram_SayThatTheyAreUnknown()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Everything());
        const int Curl = 5;

        await report.Page.Locator("input[value=thread]").CheckAsync();
        await report.DrawnAsync();

        Assert.Equal(0, await HatchedAsync(report, Curl));
        Assert.Equal(30, (await Recorder.BarsByLaneAsync(report, Curl)).Length);
        await report.ShootAsync("threads-everything");
    }

    [Fact]
    public async Task Queue_SwitchedOff_HidesItsLines()
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Usual());
        Assert.True(await LinesAsync() > 0);

        await report.Page.Locator("#queue").UncheckAsync();
        await report.DrawnAsync();

        Assert.Equal(0, await LinesAsync());

        async Task<int> LinesAsync() => await report.Page.EvaluateAsync<int>(
            "() => { const colour = getComputedStyle(document.documentElement).getPropertyValue('--c-queued').trim();"
            + " return window.drawn.get('0').filter(one => one[4] === colour).length; }");
    }

    [Theory]
    [InlineData(ColorScheme.Light, "#ffffff")]
    [InlineData(ColorScheme.Dark, "#14171b")]
    public async Task Waterfall_InAColourScheme_HasThePagesBackground(ColorScheme scheme, string background)
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Everything(), options => options.ColorScheme = scheme);

        Assert.Equal(background, await report.Page.EvaluateAsync<string>("() => window.drawn.get('0')[0][4]"));
        Assert.Empty(report.Complaints);
        await report.ShootAsync(scheme.ToString().ToLowerInvariant());
    }

    [Fact]
    public async Task Paper_OfADarkScreen_IsLightAndShowsEverything()
    {
        var contents = Sample.Everything();
        await using var report = await OpenReport.OfAsync(chromium, contents, options => options.ColorScheme = ColorScheme.Dark);
        await report.Page.Locator("#in").ClickAsync();

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await report.DrawnAsync();

        Assert.Equal("rgb(255, 255, 255)", await report.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.False(await report.Page.Locator(".controls").First.IsVisibleAsync());
        for (int run = 0; run < contents.Waterfalls.Count; run++)
        {
            Assert.Equal("#ffffff", await report.Page.EvaluateAsync<string>($"() => window.drawn.get('{run}')[0][4]"));
            Assert.Matches("^0(\\.0+)? s ", await report.Canvas(run).GetAttributeAsync("data-axis"));
        }

        Assert.Equal(contents.Waterfalls.Sum(waterfall => waterfall.Bars.Count), await report.Page.Locator(".arrivals li").CountAsync());
        await report.ShootAsync("print");
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(676, 1)]
    [InlineData(676, 2)]
    // Two lanes to a row of pixels.
    [InlineData(676, 0.5f)]
    public async Task Largest_ZoomedAndMoved_IsRedrawn(int bound, float pixels)
    {
        await using var report = await OpenReport.OfAsync(chromium, Sample.Largest(bound), options => options.DeviceScaleFactor = pixels);
        await report.Canvas(2).ScrollIntoViewIfNeededAsync();
        await report.DrawnAsync();
        string before = await ImageAsync(report, 2);
        await Recorder.FrameTimesAsync(report);

        await report.Canvas(2).FocusAsync();
        foreach (var key in Enumerable.Repeat("+", 12).Concat(Enumerable.Repeat("Shift+ArrowLeft", 12)).Concat(Enumerable.Repeat("-", 6)))
        {
            await report.Page.Keyboard.PressAsync(key);
            await report.FrameAsync();
        }

        await report.DrawnAsync();
        double[] times = [.. (await Recorder.FrameTimesAsync(report)).Where(time => time > 0.2).Order()];
        Assert.NotEmpty(times);
        Assert.NotEqual(before, await ImageAsync(report, 2));
        Assert.Empty(report.Complaints);
        output.WriteLine($"676 requests x 7, m = {bound}, {pixels} pixels a px: {times.Length} redraws, median {times[times.Length / 2]:0.0} ms, worst {times[^1]:0.0} ms; page of {report.Size:#,0} bytes");
    }

    [Fact]
    public async Task Page_OfAPhonesWidth_DoesNotScrollSideways()
    {
        await using var report = await OpenReport.OfAsync(
            chromium, Sample.Everything(), options => options.ViewportSize = new() { Width = 360, Height = 740 });

        Assert.Equal(360, await report.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await report.ShootAsync("phone");
    }

    private static int[] BarsByLane(Waterfall waterfall) =>
        [.. waterfall.Bars.GroupBy(bar => bar.Lane).OrderBy(lane => lane.Key).Select(lane => lane.Count())];

    private static async Task<string> ImageAsync(OpenReport report, int run) =>
        await report.Canvas(run).EvaluateAsync<string>("canvas => canvas.toDataURL()");

    private static async Task<int> HatchedAsync(OpenReport report, int run) =>
        await report.Page.EvaluateAsync<int>($"() => window.drawn.get('{run}').filter(one => typeof one[4] !== 'string').length");
}
