using FlagsDownloader.Http;

namespace FlagsDownloader.Tests.Http;

public sealed class ExponentialBackoffTests
{
    private const int Draws = 10_000;

    private static readonly FlagClientOptions Options = new()
    {
        BackoffBase = TimeSpan.FromSeconds(1),
        BackoffCap = TimeSpan.FromSeconds(10),
    };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(4, 10)] // 16, capped.
    [InlineData(100, 10)]
    [InlineData(5000, 10)] // 2⁵⁰⁰⁰ is no finite number.
    public void WaitBeforeRetry_Attempt_IsUniformUpToItsCeiling(int attempt, int ceiling)
    {
        var random = new Random(20_260_803);

        var waits = Enumerable.Range(0, Draws).Select(_ => ExponentialBackoff.WaitBeforeRetry(Options, attempt, random).TotalSeconds).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, 0, ceiling));
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var share = waits.Count(wait => wait >= ceiling * tenth / 10.0 && wait < ceiling * (tenth + 1) / 10.0) / (double)Draws;
            Assert.InRange(share, 0.08, 0.12);
        }
    }

    [Fact]
    public void WaitBeforeRetry_TheSameSeed_IsTheSameWait() => Assert.Equal(
        ExponentialBackoff.WaitBeforeRetry(Options, 3, new Random(7)), ExponentialBackoff.WaitBeforeRetry(Options, 3, new Random(7)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 5)] // 8, capped.
    [InlineData(int.MaxValue, 5)]
    public void Compute_Doublings_AreCapped(int doublings, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), ExponentialBackoff.Compute(TimeSpan.FromSeconds(1), doublings, TimeSpan.FromSeconds(5)));

    [Fact]
    public void Compute_ZeroDoubled_IsZero() => Assert.Equal(
        TimeSpan.Zero, ExponentialBackoff.Compute(TimeSpan.Zero, 5000, TimeSpan.FromSeconds(5)));
}
