using FlagsDownloader.Cli.Reports;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class ProxyNoticeTests
{
    [Theory]
    [InlineData("*", "*")]
    [InlineData("a.example, 10.0.0.0/8,.b.example", "10.0.0.0/8")]
    [InlineData("*.example,a.example:8080", "*.example", "a.example:8080")]
    [InlineData("a.example;b.example", "a.example;b.example")]
    [InlineData("a.example,.b.example,::1,10.0.0.1")]
    [InlineData("")]
    public void Write_EntriesThatAreIgnored_NamesEach(string hosts, params string[] ignored) => Assert.Equal(
        ignored.Select(entry => $"flags: no_proxy has '{entry}', which is ignored: write hosts (example.com) and domains (.example.com), with commas between"),
        Lines("https://example.com", ("https_proxy", "http://proxy.example"), ("no_proxy", hosts)));

    [Fact]
    public void Write_NothingThatAProxyIsFor_IsSilent()
    {
        Assert.Empty(Lines("https://example.com", ("no_proxy", "*")));
        Assert.Empty(Lines("http://localhost:8000", ("http_proxy", "http://proxy.example"), ("no_proxy", "*")));
    }

    private static string[] Lines(string address, params (string Name, string Value)[] variables)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        ProxyNotice.Write(errors, new Uri(address), name => variables.FirstOrDefault(variable => variable.Name == name).Value);
        return errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
