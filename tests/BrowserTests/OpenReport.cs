using System.Globalization;
using FlagsDownloader.Comparison.Html;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>A report in a browser, opened as a file, and all that it complained of or asked for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _file;

    private OpenReport(IBrowserContext context, IPage page, string file)
    {
        _context = context;
        Page = page;
        _file = file;
    }

    public IPage Page { get; }

    /// <summary>What the page wrote to the console, and its uncaught errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that were asked for, the file itself apart.</summary>
    public List<string> Requests { get; } = [];

    public long Size => new FileInfo(_file).Length;

    public static async Task<OpenReport> OfAsync(Chromium chromium, ReportContents contents, Action<BrowserNewContextOptions>? set = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"report-{Guid.NewGuid():N}.html");
        await using (var output = new StreamWriter(file))
        {
            HtmlReport.Write(output, contents);
        }

        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1440, Height = 900 } };
        set?.Invoke(options);
        var context = await chromium.Browser.NewContextAsync(options);
        await context.AddInitScriptAsync(Recorder.Script);
        var page = await context.NewPageAsync();
        var report = new OpenReport(context, page, file);
        var address = new Uri(file).AbsoluteUri;
        page.Console += (_, message) => report.Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => report.Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url != address)
            {
                report.Requests.Add(request.Url);
            }
        };
        await page.GotoAsync(address);
        await report.DrawnAsync();
        return report;
    }

    /// <summary>Until all that was to be drawn is drawn, in the window and outside.</summary>
    public async Task DrawnAsync() => await Assertions.Expect(Page.Locator(".pictures")).ToHaveAttributeAsync("aria-busy", "false");

    /// <summary>Until what is in the window is drawn.</summary>
    public async Task FrameAsync() =>
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");

    public ILocator Canvas(int run) => Page.Locator($"canvas[data-run='{run.ToString(CultureInfo.InvariantCulture)}']");

    /// <summary>A screenshot beside the test's executable, to be looked at.</summary>
    public async Task ShootAsync(string name, bool whole = true) =>
        await Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png"),
            FullPage = whole,
        });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        File.Delete(_file);
    }
}
