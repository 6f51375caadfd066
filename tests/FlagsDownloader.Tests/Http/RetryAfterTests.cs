using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Http;

public sealed class RetryAfterTests
{
    private const int Day = 86_400;

    [Theory]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    [InlineData(" 0017\t", 17)]
    [InlineData("86399", 86_399)]
    [InlineData("86401", Day)]
    [InlineData("2147483648", Day)]
    [InlineData("99999999999", Day)]
    [InlineData("99999999999999999999999999999999999999", Day)]
    [InlineData("Wed, 07 May 2031 12:00:42 GMT", 42)]
    [InlineData("Wednesday, 07-May-31 12:00:42 GMT", 42)]
    [InlineData("Wed May  7 12:00:42 2031", 42)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", Day)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1.5", null)]
    [InlineData("1 2", null)]
    [InlineData("\u0661", null)] // A digit, but not an ASCII one.
    [InlineData("soon", null)]
    public void Parse_AValue_IsTheWaitUpToADay(string value, int? seconds) =>
        Assert.Equal((double?)seconds, RetryAfter.Parse(value, FakeTime.Epoch)?.TotalSeconds);

    [Fact]
    public void Read_SeveralFields_IsTheFirstThatCanBeRead()
    {
        using var response = new HttpResponseMessage();
        foreach (var value in (string[])["soon", "99999999999", "5"])
        {
            Assert.True(response.Headers.TryAddWithoutValidation("Retry-After", value));
        }

        Assert.Equal(Day, RetryAfter.Read(response, FakeTime.Epoch)?.TotalSeconds);
    }
}
