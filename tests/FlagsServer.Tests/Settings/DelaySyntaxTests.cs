using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class DelaySyntaxTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    [InlineData(".5", "0.5")]
    [InlineData("0.5..5", "0.5..5")]
    [InlineData("0..0.25", "0..0.25")]
    [InlineData("2..2", "2..2")]
    [InlineData("3600", "3600")]
    [InlineData("normal:0.5:0.1", "normal:0.5:0.1")]
    [InlineData("normal:1:0", "normal:1:0")]
    [InlineData("lognormal:0.25:.6", "lognormal:0.25:0.6")]
    public void Parse_WellWritten_IsRead(string text, string expected) =>
        Assert.Equal(expected, DelaySyntax.Parse(text).Value.ToString());

    [Theory]
    [InlineData("", "such as 0.5")]
    [InlineData("x", "such as 0.5")]
    [InlineData("-1", "such as 0.5")]
    [InlineData("NaN", "such as 0.5")]
    [InlineData("Infinity", "such as 0.5")]
    [InlineData("0.5s", "such as 0.5")]
    [InlineData("1..", "such as 0.5")]
    [InlineData("..1", "such as 0.5")]
    [InlineData("1..2..3", "such as 0.5")]
    [InlineData("1-2", "such as 0.5")]
    [InlineData("0,5", "such as 0.5")]
    [InlineData("5..0.5", "shorter delay first")]
    [InlineData("3601", "at most 3600")]
    [InlineData("99999999999999999999", "at most 3600")]
    [InlineData("normal", "such as normal:0.5:0.1")]
    [InlineData("normal:", "such as normal:0.5:0.1")]
    [InlineData("normal:1", "such as normal:0.5:0.1")]
    [InlineData("normal:1:-1", "such as normal:0.5:0.1")]
    [InlineData("normal:1:2:3", "such as normal:0.5:0.1")]
    [InlineData("normal:3601:1", "at most 3600")]
    [InlineData("normal:1:3601", "at most 3600")]
    [InlineData("lognormal:1", "such as lognormal:0.5:0.6")]
    [InlineData("lognormal:x:1", "such as lognormal:0.5:0.6")]
    [InlineData("lognormal:1:NaN", "such as lognormal:0.5:0.6")]
    [InlineData("lognormal:3601:1", "at most 3600")]
    [InlineData("lognormal:1:11", "sigma up to 10")]
    [InlineData("gamma:1:2", "normal:0.5:0.1")]
    public void Parse_BadlyWritten_SaysWhatToType(string text, string expected) =>
        Assert.Contains(expected, DelaySyntax.Parse(text).Error, StringComparison.Ordinal);
}
