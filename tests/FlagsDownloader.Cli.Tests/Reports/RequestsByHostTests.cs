using FlagsDownloader.Cli.Reports;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class RequestsByHostTests
{
    [Theory]
    [InlineData(1, "10 to h1.example")]
    [InlineData(5, "10 to h1.example, 10 to h2.example, 10 to h3.example, 10 to h4.example, 10 to h5.example")]
    [InlineData(6, "10 to h1.example, 10 to h2.example, 10 to h3.example, 10 to h4.example, 10 to h5.example, 10 to 1 other host")]
    [InlineData(8, "10 to h1.example, 10 to h2.example, 10 to h3.example, 10 to h4.example, 10 to h5.example, 30 to 3 other hosts")]
    public void Describe_Hosts_NamesFiveAndAddsUpTheOthers(int count, string expected) =>
        Assert.Equal(expected, RequestsByHost.Describe([.. Enumerable.Range(1, count).Select(number => ($"h{number}.example", 10L))]));
}
