using FlagsDownloader.Http;

namespace FlagsDownloader.Tests.Http;

public sealed class ServerTimingTests
{
    [Theory]
    [InlineData("delay;dur=100.037, asked;dur=100", 100.037)]
    [InlineData("cache;desc=hit;dur=3, delay;dur=2", 2)]
    [InlineData("delay;desc=\"held back\";dur=1.5", 1.5)]
    [InlineData("DELAY;DUR=7", 7)]
    [InlineData("delay ; dur=\"7\"", 7)]
    [InlineData("delay;dur=0, asked;dur=0", 0)]
    public void DelayIn_AFieldThatNamesADelay_IsItsDuration(string field, double milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ServerTiming.ParseDelay(field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("asked;dur=100")]
    [InlineData("delay")]
    [InlineData("delay;desc=late")]
    [InlineData("delay;dur=late")]
    [InlineData("delay;dur=-5")]
    [InlineData("delay;dur=9e300")]
    [InlineData("delay;dur=99999999999999999999999999")]
    [InlineData("delay;dur=86400001")]
    [InlineData("delays;dur=5")]
    [InlineData(",;,;=")]
    public void DelayIn_AFieldWithoutADelay_IsNull(string field)
    {
        Assert.Null(ServerTiming.ParseDelay(field));
    }

    [Fact]
    public void DelayOf_SeveralFields_IsThatOfTheOneThatNamesIt()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Server-Timing", "db;dur=5");
        response.Headers.TryAddWithoutValidation("Server-Timing", "delay;dur=6");

        Assert.Equal(TimeSpan.FromMilliseconds(6), ServerTiming.ReadDelay(response));
    }

    [Fact]
    public void DelayOf_NoField_IsNull()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(ServerTiming.ReadDelay(response));
    }
}
