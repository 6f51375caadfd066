using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Tests.Statistics;

public sealed class TerminalFiguresTests
{
    private static readonly FigureStyle Terminal = FigureStyle.Terminal;

    [Theory]
    [InlineData(0.1314, "0.131")]
    [InlineData(9.9994, "9.999")]
    [InlineData(60.456, "60.46")]
    [InlineData(null, "-")]
    public void Seconds_Time_HasUsefulDigits(double? seconds, string text)
    {
        Assert.Equal(text, Terminal.Seconds.Write(seconds));
    }

    [Theory]
    [InlineData(1.0, "1.00x")]
    [InlineData(13.94, "13.9x")]
    [InlineData(276.9, "277x")]
    [InlineData(null, "-")]
    public void Times_AFactor_Likewise(double? factor, string text)
    {
        Assert.Equal(text, Terminal.Factor.Write(factor));
    }

    [Theory]
    [InlineData(980.0, "980 B")]
    [InlineData(12_100.0, "12 kB")]
    [InlineData(2_350_400.0, "2.4 MB")]
    [InlineData(62_000_000.0, "62 MB")]
    [InlineData(1_240_000_000.0, "1.2 GB")]
    [InlineData(null, "-")]
    public void Size_Bytes_AreInDecimalUnits(double? bytes, string text)
    {
        Assert.Equal(text, Terminal.Size.Write(bytes));
    }

    [Fact]
    public void Count_TheSameInEveryRound_IsOneNumber()
    {
        Assert.Equal("20", Terminal.Range(new CountRange(20, 20)));
        Assert.Equal("18-20", Terminal.Range(new CountRange(18, 20)));
        Assert.Equal("-", Terminal.Range(null));
    }

    [Fact]
    public void Interval_OfAnEstimate_IsItsEnds()
    {
        var estimate = new Estimate(13.9, 12.84, 15.06);

        Assert.Equal("12.84-15.06", Terminal.Seconds.Interval(estimate));
        Assert.Equal("12.8-15.1x", Terminal.Factor.Interval(estimate));
        Assert.Equal("", Terminal.Factor.Interval(new Estimate(1, null, null)));
        Assert.Equal("", Terminal.Factor.Interval(new Estimate(1, 1, 1)));
    }
}
