using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Statistics;

public sealed class SentenceFiguresTests
{
    [Theory]
    [InlineData(0.0671, "0.067x")]
    [InlineData(1.048, "1.05x")]
    [InlineData(15.62, "15.6x")]
    [InlineData(9.996, "10.0x")]
    [InlineData(156.2, "156x")]
    public void Times_AnyRatio_HasThreeDigitsThatCount(double ratio, string text) => Assert.Equal(text, FigureStyle.Sentence.Factor.Write(ratio));

    [Theory]
    [InlineData(0.1312, "0.131 s")]
    [InlineData(2.0501, "2.050 s")]
    [InlineData(12.345, "12.35 s")]
    [InlineData(361.2, "361 s")]
    public void Seconds_AnyTime_IsToTheMillisecondWhereThatCounts(double seconds, string text) =>
        Assert.Equal(text, FigureStyle.Sentence.Seconds.Write(seconds));

    [Theory]
    [InlineData(0.9712, "97 %")]
    [InlineData(0.0512, "5.1 %")]
    [InlineData(1.002, "100 %")]
    public void Percent_AnyShare_IsWholeUnlessSmall(double share, string text) => Assert.Equal(text, FigureStyle.Sentence.Share.Write(share));

    [Theory]
    [InlineData(640, "640 B")]
    [InlineData(12_115, "12.1 kB")]
    [InlineData(45_230_000, "45.2 MB")]
    [InlineData(1_500_000_000, "1.5 GB")]
    public void Bytes_AnySize_HasItsUnit(double bytes, string text) => Assert.Equal(text, FigureStyle.Sentence.Size.Write(bytes));
}
