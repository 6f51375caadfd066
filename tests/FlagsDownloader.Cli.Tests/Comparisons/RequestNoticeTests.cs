using FlagsDownloader.Cli.Comparisons;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Tests.Comparisons;

public sealed class RequestNoticeTests
{
    [Fact]
    public void Describe_AForecast_NamesEachHostAndWhatForItIsAsked()
    {
        var forecast = new RequestForecast([("b.example:81", 37), ("a.example", 14)], Rounds: 5, Contenders: 2, Items: 4, WarmUp: 5, Reference: 6);

        Assert.Equal(
            "at most 51 requests and their retries, 37 to b.example:81, 14 to a.example: "
                + "5 rounds of 2 contenders with 4 files, 5 to warm up, and 6 to learn the contents",
            RequestNotice.Describe(forecast));
        Assert.StartsWith("this would send at most 51 requests", RequestNotice.DescribeRefusal(forecast), StringComparison.Ordinal);
        Assert.Contains("--yes", RequestNotice.DescribeRefusal(forecast), StringComparison.Ordinal);
    }
}
