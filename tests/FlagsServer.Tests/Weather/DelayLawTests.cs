using FlagsServer.Weather;

namespace FlagsServer.Tests.Weather;

public sealed class DelayLawTests
{
    private static readonly UniformDelay Range = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 2.5)]
    public void At_OfARange_IsItsQuantile(double unit, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Range.At(unit));

    [Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    public void At_OfAFixedDelay_IsTheDelay(double unit) =>
        Assert.Equal(TimeSpan.FromSeconds(2), new FixedDelay(TimeSpan.FromSeconds(2)).At(unit));

    [Fact]
    public void ToString_IsWhatOneTypes()
    {
        Assert.Equal("0.5", new FixedDelay(TimeSpan.FromSeconds(0.5)).ToString());
        Assert.Equal("1..3", Range.ToString());
    }

    [Fact]
    public void Describe_SaysItInWords()
    {
        Assert.Equal("no delay", DelayLaw.None.Describe());
        Assert.Equal("delay 0.5 s", new FixedDelay(TimeSpan.FromSeconds(0.5)).Describe());
        Assert.Equal("delay 1 to 3 s", Range.Describe());
    }
}
