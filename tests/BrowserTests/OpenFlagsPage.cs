using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>The page of all flags, opened from its server, with its console messages and errors.</summary>
internal sealed class OpenFlagsPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private OpenFlagsPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    /// <summary>The search field.</summary>
    public ILocator Field => Page.Locator("input[type=search]");

    public static async Task<OpenFlagsPage> OpenAsync(Chromium chromium, string address, Action<BrowserNewContextOptions>? set)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 900 } };
        set?.Invoke(options);
        var context = await chromium.Browser.NewContextAsync(options);
        var opened = new OpenFlagsPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(address);
        return opened;
    }

    /// <summary>The names and codes of the flags that can be seen.</summary>
    public async Task<IReadOnlyList<string>> ShownAsync() => await Page.Locator("li:visible figcaption").AllInnerTextsAsync();

    public async Task<string> StatusAsync() => await Page.GetByRole(AriaRole.Status).InnerTextAsync();

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
