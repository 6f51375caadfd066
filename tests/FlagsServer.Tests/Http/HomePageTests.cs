using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FlagsServer.Flags;
using FlagsServer.Http;
using FlagsServer.Settings;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Http;

public sealed class HomePageTests
{
    private static readonly FlagCatalog Catalog = FlagCatalog.Load();
    private static readonly string Page = Render(Catalog);

    [Fact]
    public void Flags_OnThePage_StandByName()
    {
        var names = Regex.Matches(Page, "<figcaption><b>(.*?)</b> <span>([A-Z]{2})</span>").Select(match => match.Groups[2].Value).ToList();

        Assert.Equal(Catalog.Flags.Count, names.Count);
        Assert.Equal(["AF", "AL", "DZ"], names.Take(3));
        Assert.Equal(["CR", "CI", "HR"], names.SkipWhile(code => code != "CR").Take(3));
        Assert.Equal(["SM", "ST", "SA"], names.SkipWhile(code => code != "SM").Take(3));
        Assert.Equal("ZW", names[^1]);
    }

    [Fact]
    public void Order_OfEveryName_ComparesPlainLetters() =>
        Assert.All(Catalog.Flags, flag => Assert.True(NameOrder.Key(flag.Name).All(char.IsAscii), $"{flag.Name}: add its accents to NameOrder"));

    [Fact]
    public void Name_WithMarkup_IsText()
    {
        var flag = new FlagFile("XX", "A <b> & \"B\"", Catalog.Flags[0].Image, []);

        var page = Render(new FlagCatalog([flag]));

        Assert.Contains("alt=\"Flag of A &lt;b&gt; &amp; &quot;B&quot;\"", page, StringComparison.Ordinal);
        Assert.Contains("<b>A &lt;b&gt; &amp; &quot;B&quot;</b> <span>XX</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Field_WithoutScript_IsHiddenAndNoFlagIs()
    {
        Assert.Contains("<search hidden>", Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(li|figure|ul)[^>]* hidden", Page);
    }

    [Fact]
    public async Task Policy_OfThePage_AllowsItsStyleItsScriptAndPicturesOnly()
    {
        await using var served = await ServedProfile.StartAsync();
        var response = await served.SendAsync(HttpMethod.Get, "/");
        var page = await response.Content.ReadAsStringAsync();

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(
            $"default-src 'none'; img-src data:; style-src {HashOf("style", page)}; script-src {HashOf("script", page)}; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            policy);
        // Neither of these would run.
        Assert.DoesNotMatch("<[^>]* (style|on[a-z]+)=", page);
    }

    private static string Render(FlagCatalog catalog) => Encoding.UTF8.GetString(HomePage.Render(new ProfileSettings("TEST") { Port = 0 }, catalog));

    private static string HashOf(string element, string page)
    {
        var content = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
    }
}
