using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>The system's own Chromium, without a window; one for all tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A guard against a page that never gets there, in milliseconds: a busy machine draws the largest waterfalls for many seconds.
    private const float LongestWait = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser was not started.");

    public async ValueTask InitializeAsync()
    {
        var path = OnPath()
            ?? throw new InvalidOperationException("There is no Chromium on PATH: install the package chromium (apt-get install chromium).");
        Assertions.SetDefaultExpectTimeout(LongestWait);
        _playwright = await Playwright.CreateAsync();
        // The sandbox does not work for root in a container.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
