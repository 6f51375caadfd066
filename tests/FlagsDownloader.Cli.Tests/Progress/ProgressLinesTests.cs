using FlagsDownloader.Cli.Progress;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class ProgressLinesTests
{
    [Theory]
    [InlineData(0, 194, 2, "0/194 flags, 0.0/s")]
    [InlineData(10, 194, 2, "10/194 flags, 5.0/s, about 37 s left")]
    [InlineData(1, 3, 4, "1/3 flags, 0.3/s, about 8 s left")]
    [InlineData(194, 194, 2, "194/194 flags, 97.0/s, about 0 s left")]
    [InlineData(20_000, 20_280, 2, "20000/20280 flags, 10000.0/s, about 0 s left")]
    public void Describe_Progress_IsCountRateAndTimeLeft(int done, int total, double seconds, string line) =>
        Assert.Equal(line, ProgressLines.Describe(done, total, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Dispose_BeforeTheFirstLine_WritesNothing()
    {
        using var output = new StringWriter();

        new ProgressLines(output, 20, TimeProvider.System).Dispose();

        Assert.Empty(output.ToString());
    }
}
