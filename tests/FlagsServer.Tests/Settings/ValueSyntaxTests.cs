using System.Net;
using FlagsServer.Settings;

namespace FlagsServer.Tests.Settings;

public sealed class ValueSyntaxTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.25", 0.25)]
    [InlineData("1", 1)]
    public void ErrorRate_InRange_IsRead(string text, double expected) =>
        Assert.Equal(expected, ValueSyntax.ErrorRate(text).Value);

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.1")]
    [InlineData("25%")]
    [InlineData("NaN")]
    [InlineData("")]
    public void ErrorRate_OutOfRange_SaysWhatToType(string text) =>
        Assert.Equal("give a share from 0 to 1, such as 0.25", ValueSyntax.ErrorRate(text).Error);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("65535", 65_535)]
    public void Port_InRange_IsRead(string text, int expected) => Assert.Equal(expected, ValueSyntax.Port(text).Value);

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    [InlineData("99999999999")]
    public void Port_OutOfRange_SaysWhatToType(string text) =>
        Assert.Equal("give a port from 1 to 65535, or 0 for a free one", ValueSyntax.Port(text).Error);

    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    public void Seed_Of64Bits_IsRead(string text, ulong expected) => Assert.Equal(expected, ValueSyntax.Seed(text).Value);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("18446744073709551616")]
    public void Seed_OfAnotherKind_SaysWhatToType(string text) =>
        Assert.Contains("whole number", ValueSyntax.Seed(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("5000", 5000)]
    [InlineData("130k", 133_120)]
    [InlineData("130K", 133_120)]
    [InlineData("2M", 2_097_152)]
    [InlineData("16m", 16_777_216)]
    [InlineData("0", 0)]
    public void Size_WithOrWithoutSuffix_IsBytes(string text, int expected) =>
        Assert.Equal(expected, ValueSyntax.Size(text).Value);

    [Theory]
    [InlineData("17M", "at most 16M")]
    [InlineData("9223372036854775807k", "at most 16M")]
    [InlineData("k", "such as 5000")]
    [InlineData("1.5k", "such as 5000")]
    [InlineData("1G", "such as 5000")]
    [InlineData("", "such as 5000")]
    public void Size_BadlyWritten_SaysWhatToType(string text, string expected) =>
        Assert.Contains(expected, ValueSyntax.Size(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("*", "0.0.0.0")]
    public void Bind_AnAddress_IsRead(string text, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), ValueSyntax.Bind(text).Value);

    [Theory]
    [InlineData("8000")]
    [InlineData("example.org")]
    [InlineData("127.0.0.1:80")]
    [InlineData("")]
    public void Bind_AnythingElse_SaysWhatToType(string text) =>
        Assert.Contains("such as 127.0.0.1", ValueSyntax.Bind(text).Error, StringComparison.Ordinal);
}
