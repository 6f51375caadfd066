using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "Wed, 01 Jan 2025 12:00:02 GMT")]
    [InlineData(1, "Wed, 01 Jan 2025 12:00:03 GMT")]
    [InlineData(999, "Wed, 01 Jan 2025 12:00:03 GMT")]
    public void At_AsADate_IsNeverTooSoon(int milliseconds, string expected) =>
        Assert.Equal(expected, new RetryAfter(2, AsDate: true).At(Now.AddMilliseconds(milliseconds)));

    [Fact]
    public void At_InSeconds_IsTheNumber() => Assert.Equal("120", new RetryAfter(120, AsDate: false).At(Now));
}
