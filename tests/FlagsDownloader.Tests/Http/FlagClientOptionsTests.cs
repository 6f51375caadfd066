using FlagsDownloader.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Tests.Http;

public sealed class FlagClientOptionsTests
{
    private static readonly FlagClientOptions Defaults = new();

    public static TheoryData<FlagClientOptions, string> OutOfRange => new()
    {
        { Defaults with { AttemptTimeout = TimeSpan.FromMilliseconds(9) }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { AttemptTimeout = TimeSpan.FromDays(1.1) }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { AttemptTimeout = Timeout.InfiniteTimeSpan }, "AttemptTimeout must be from 00:00:00.0100000 to 1.00:00:00." },
        { Defaults with { Retries = -1 }, "Retries must be from 0 to 100." },
        { Defaults with { Retries = 101 }, "Retries must be from 0 to 100." },
        { Defaults with { BackoffBase = TimeSpan.FromTicks(-1) }, "BackoffBase must be from 00:00:00 to 1.00:00:00." },
        { Defaults with { BackoffCap = TimeSpan.FromDays(2) }, "BackoffCap must be from 00:00:00 to 1.00:00:00." },
        { Defaults with { CircuitBreak = TimeSpan.Zero }, "CircuitBreak must be from 00:00:00.0010000 to 1.00:00:00." },
        { Defaults with { MaxContentBytes = 0 }, "MaxContentBytes must be from 1 to 1073741824." },
        { Defaults with { MaxContentBytes = int.MaxValue }, "MaxContentBytes must be from 1 to 1073741824." },
    };

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

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void AddFlagClient_AnOptionOutOfItsRange_NamesTheRange(FlagClientOptions options, string message)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddFlagClient(options));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }
}
