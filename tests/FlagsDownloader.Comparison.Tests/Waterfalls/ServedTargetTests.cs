using FlagsDownloader.Comparison.Waterfalls;

namespace FlagsDownloader.Comparison.Tests.Waterfalls;

public sealed class ServedTargetTests
{
    [Theory]
    [InlineData("/flags/br/br.gif", "BR")]
    [InlineData("/flags/br/br.gif?copy=2", "BR#2")]
    [InlineData("/flags/br/br.gif?seed=1&copy=30", "BR#30")]
    [InlineData("/flags/br/metadata.json", "BR name")]
    [InlineData("/br/br.gif", "BR")]
    [InlineData("/flags/br/us.gif", "/flags/br/us.gif")]
    [InlineData("/healthz", "/healthz")]
    [InlineData("*", "*")]
    [InlineData("", "")]
    public void LabelOf_ATarget_IsTheFlagOrTheTarget(string target, string label) =>
        Assert.Equal(label, ServedTarget.LabelOf(target));

    [Theory]
    [InlineData("/flags/br/br.gif", "http://127.0.0.1:8000/flags", "http://127.0.0.1:8000/flags/br/br.gif")]
    [InlineData("/flags/br/br.gif", "nowhere", "/flags/br/br.gif")]
    [InlineData("*", "http://127.0.0.1:8000/flags", "*")]
    public void UrlOf_ATarget_IsAtTheHostOfTheSite(string target, string address, string url) =>
        Assert.Equal(url, ServedTarget.UrlOf(target, address));
}
