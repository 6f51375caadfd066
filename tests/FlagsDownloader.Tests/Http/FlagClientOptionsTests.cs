using FlagsDownloader.Http;

namespace FlagsDownloader.Tests.Http;

public sealed class FlagClientOptionsTests
{
    [Fact]
    public void TotalTimeout_Always_IsAnAttemptsTimesTheirNumber()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 3 }.TotalTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(2), Retries = 0 }.TotalTimeout);
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.01, 100)]
    [InlineData(86_400, 0)]
    [InlineData(86_400, 100)]
    public void FlagClient_AnyTimeoutOfADayOrLess_IsAccepted(double seconds, int retries)
    {
        using var client = new ClientUnderTest(
            new FlagClientOptions { AttemptTimeout = TimeSpan.FromSeconds(seconds), Retries = retries });

        Assert.NotNull(client.Client);
    }
}
