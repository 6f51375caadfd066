using System.Globalization;
using FlagsDownloader.Comparison.Html;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>A report, opened as a file in a browser, with its console messages and requests.</summary>
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

    /// <summary>The page's console messages and uncaught errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The requested addresses, without the file itself.</summary>
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
        if (options.JavaScriptEnabled is not false)
        {
            await report.DrawnAsync();
        }

        return report;
    }

    /// <summary>Waits until everything is drawn, also outside the window.</summary>
    public async Task DrawnAsync() => await Assertions.Expect(Page.Locator(".charts")).ToHaveAttributeAsync("aria-busy", "false");

    /// <summary>Waits until the window is drawn.</summary>
    public async Task FrameAsync() =>
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");

    public ILocator Canvas(int run) => Page.Locator($"canvas[data-run='{run.ToString(CultureInfo.InvariantCulture)}']");

    /// <summary>Saves a screenshot beside the test's executable.</summary>
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
