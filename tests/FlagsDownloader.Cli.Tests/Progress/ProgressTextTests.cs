using FlagsDownloader.Cli.Progress;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(0, 194, 2, "0/194 flags, 0.0/s")]
    [InlineData(10, 194, 2, "10/194 flags, 5.0/s, about 37 s left")]
    [InlineData(1, 3, 4, "1/3 flags, 0.3/s, about 8 s left")]
    [InlineData(194, 194, 2, "194/194 flags, 97.0/s")]
    [InlineData(20_000, 20_280, 2, "20000/20280 flags, 10000.0/s, about 0 s left")]
    [InlineData(0, 194, 0, "0/194 flags, 0.0/s")]
    public void Describe_Progress_IsCountRateAndTimeLeft(int done, int total, double seconds, string text) =>
        Assert.Equal(text, ProgressText.Describe(done, total, "flag", TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(36, "10/194 flags, 5.0/s, about 37 s left")]
    [InlineData(35, "10/194 flags, 5.0/s")]
    [InlineData(19, "10/194 flags, 5.0/s")]
    [InlineData(18, "10/194 flags")]
    [InlineData(1, "10/194 flags")]
    public void Describe_FewColumns_IsShortened(int columns, string text) =>
        Assert.Equal(text, ProgressText.Describe(10, 194, "flag", TimeSpan.FromSeconds(2), columns));
}
