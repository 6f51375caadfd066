using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class TerminalBarTests
{
    [Theory]
    [InlineData("eventloop@20")]
    [InlineData("東京@20")]
    [InlineData("round 1 of 3")]
    public void Aligned_AText_IsAsLongAsItIsWide(string text)
    {
        var aligned = TerminalBar.Aligned(text);

        Assert.Equal(DisplayWidth.Compute(text), aligned.Length);
        Assert.Equal(DisplayWidth.Compute(text), DisplayWidth.Compute(aligned));
        Assert.StartsWith(text, aligned, StringComparison.Ordinal);
    }
}
