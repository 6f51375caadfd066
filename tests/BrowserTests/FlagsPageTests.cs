using FlagsDownloader.Testing;
using Microsoft.Playwright;

namespace FlagsDownloader.BrowserTests;

/// <summary>The page of all flags of flags-server.</summary>
public sealed class FlagsPageTests(Chromium chromium, FlagsServerFixture server) : IClassFixture<Chromium>, IClassFixture<FlagsServerFixture>
{
    private const int Flags = 194;

    [Theory]
    [InlineData("bra", "Brazil BR", "Gibraltar")]
    [SecondTierData("  cote d'IVOIRE ", "Côte d'Ivoire CI", "")]
    [SecondTierData("São tome", "São Tomé and Príncipe ST", "")]
    [SecondTierData("south korea", "Korea, South KR", "Korea, North")]
    [SecondTierData("guinea bissau", "Guinea-Bissau GW", "Papua")]
    [SecondTierData("kr", "Korea, South KR", "Brazil")]
    [SecondTierData("st principe", "São Tomé and Príncipe ST", "")]
    public async Task Find_ByNameOrCode_ShowsTheFlagAndNotOthers(string typed, string shown, string hidden)
    {
        await using var opened = await OpenAsync();
        await opened.Field.FillAsync(typed);

        var names = await opened.ShownAsync();
        Assert.Contains(shown, names);
        Assert.True(names.Count < Flags / 4, string.Join(", ", names));
        Assert.DoesNotContain(names, name => hidden.Length > 0 && name.Contains(hidden, StringComparison.Ordinal));
        Assert.Equal($"{names.Count} of {Flags} flags shown.", await opened.StatusAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    [SecondTier("a page in a browser; Find_ByNameOrCode is one in every run")]
    public async Task Find_NothingLikeIt_SaysSoAndEscapeShowsAllAgain()
    {
        await using var opened = await OpenAsync();
        await opened.Field.FillAsync("atlantis <b>");

        Assert.Empty(await opened.ShownAsync());
        Assert.Equal("No flag has this name or code. Escape clears the search.", await opened.StatusAsync());

        await opened.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await opened.Field.InputValueAsync());
        Assert.Equal(Flags, (await opened.ShownAsync()).Count);
        Assert.Equal($"{Flags} of {Flags} flags shown.", await opened.StatusAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    [SecondTier("a page in a browser; Find_ByNameOrCode is one in every run")]
    public async Task Keyboard_Alone_FindsAFlagAndReachesItsFile()
    {
        await using var opened = await OpenAsync();
        await opened.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(opened.Field).ToBeFocusedAsync();
        Assert.Equal("", await opened.Field.InputValueAsync());

        await opened.Page.Keyboard.TypeAsync("brazil");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Keyboard.PressAsync("Tab");
        var focused = await opened.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')");
        Assert.Equal("/flags/br/br.gif", focused);

        // From anywhere in the page, as often as it is pressed. In the field it is a character like another.
        await opened.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(opened.Field).ToBeFocusedAsync();
        await opened.Page.Keyboard.TypeAsync("peru/");
        Assert.Equal("peru/", await opened.Field.InputValueAsync());
        Assert.Equal(["Peru PE"], await opened.ShownAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    [SecondTier("a browser opens 194 pictures; Find_ByNameOrCode opens the same page in every run")]
    public async Task Escape_OnAFlag_ClearsTheSearchAndStaysThere()
    {
        await using var opened = await OpenAsync();
        await opened.Field.FillAsync("chile");
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Escape");

        Assert.Equal(Flags, (await opened.ShownAsync()).Count);
        Assert.Equal("/flags/cl/cl.gif", await opened.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
    }

    [Fact]
    [SecondTier("a browser opens 194 pictures; Find_ByNameOrCode opens the same page in every run")]
    public async Task Page_ForAScreenReader_NamesItsParts()
    {
        await using var opened = await OpenAsync();

        Assert.Equal(1, await opened.Page.Locator("h1").CountAsync());
        Assert.True(await opened.Page.GetByRole(AriaRole.Search).IsVisibleAsync());
        Assert.True(await opened.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a flag by name or code" }).IsVisibleAsync());
        Assert.Equal(Flags, await opened.Page.GetByRole(AriaRole.List, new() { Name = "Flags by name" }).GetByRole(AriaRole.Listitem).CountAsync());
        Assert.True(await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Flag of Brazil" }).IsVisibleAsync());
    }

    [Fact]
    [SecondTier("a page in a browser; Find_ByNameOrCode is one in every run")]
    public async Task Page_WithoutScript_HasAllFlagsAndNoField()
    {
        await using var opened = await OpenAsync(options => options.JavaScriptEnabled = false);

        Assert.False(await opened.Field.IsVisibleAsync());
        Assert.Equal(Flags, await opened.Page.Locator("li:visible").CountAsync());
    }

    [Fact]
    [SecondTier("a page in a browser; Find_ByNameOrCode is one in every run")]
    public async Task Policy_OfThePage_RunsNoOtherScriptAndStyle()
    {
        await using var opened = await OpenAsync();
        await opened.Page.EvaluateAsync(
            """
            () => {
              document.body.append(Object.assign(document.createElement('script'), { textContent: "document.title = 'taken'" }));
              document.body.append(Object.assign(document.createElement('style'), { textContent: 'h1 { display: none }' }));
            }
            """);

        Assert.NotEqual("taken", await opened.Page.TitleAsync());
        Assert.True(await opened.Page.Locator("h1").IsVisibleAsync());
        Assert.Equal(2, opened.Complaints.Count);
    }

    [Theory]
    [SecondTierData(320, ColorScheme.Light)]
    [SecondTierData(400, ColorScheme.Light)]
    [SecondTierData(400, ColorScheme.Dark)]
    [SecondTierData(1280, ColorScheme.Light)]
    [SecondTierData(1280, ColorScheme.Dark)]
    public async Task Page_OfAnyWidthAndScheme_FitsAndCanBeRead(int width, ColorScheme scheme)
    {
        await using var opened = await OpenAsync(options => (options.ViewportSize, options.ColorScheme) = (new() { Width = width, Height = 900 }, scheme));
        await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"flags-{width}-{scheme}.png") });

        var widest = await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        var worst = await opened.Page.EvaluateAsync<string>(Contrast.Worst);

        Assert.Equal(width, widest);
        Assert.True(double.Parse(worst.Split(' ')[0]) >= 4.5, worst);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    [SecondTier("a browser opens 194 pictures; Find_ByNameOrCode opens the same page in every run")]
    public async Task Tab_OnASmallScreen_KeepsTheFocusedFlagOutFromUnderTheField()
    {
        await using var opened = await OpenAsync(options => options.ViewportSize = new() { Width = 400, Height = 700 });
        await opened.Page.Locator("figure a").Nth(100).FocusAsync();
        for (var i = 0; i < 40; i++)
        {
            await opened.Page.Keyboard.PressAsync("Shift+Tab");
        }

        var isFree = await opened.Page.EvaluateAsync<bool>(
            "() => document.activeElement.getBoundingClientRect().top >= document.querySelector('search').getBoundingClientRect().bottom");

        Assert.True(isFree);
    }

    private async Task<OpenFlagsPage> OpenAsync(Action<BrowserNewContextOptions>? set = null) =>
        await OpenFlagsPage.OpenAsync(chromium, server.Page, set);
}
