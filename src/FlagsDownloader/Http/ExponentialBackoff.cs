namespace FlagsDownloader.Http;

/// <summary>Waits that double with each failure up to a cap, and waits that are drawn below them.</summary>
internal static class ExponentialBackoff
{
    // Any time but zero is beyond any cap after as many; zero stays zero.
    private const int MaxDoublings = 62;

    /// <summary><c>min(cap, first × 2ⁿ)</c>, where n is the number of doublings.</summary>
    public static TimeSpan Compute(TimeSpan first, int doublings, TimeSpan cap) =>
        TimeSpan.FromSeconds(Math.Min(cap.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(doublings, MaxDoublings))));

    /// <summary>
    /// A wait between zero and the ceiling, each equally likely ("full jitter"): clients that failed together must not come back
    /// together. M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. Polly's own jitter has a lower end, and
    /// waits longer for the same effect.
    /// </summary>
    /// <param name="ceiling">The longest wait.</param>
    /// <param name="random">Locked while it is used.</param>
    public static TimeSpan Jitter(TimeSpan ceiling, Random random)
    {
        lock (random)
        {
            return ceiling * random.NextDouble();
        }
    }

    /// <summary>The wait before a further attempt of one request.</summary>
    /// <param name="options">Has the first ceiling and the cap.</param>
    /// <param name="attempt">How many further attempts there were before this one.</param>
    /// <param name="random">Locked while it is used.</param>
    public static TimeSpan WaitBeforeRetry(FlagClientOptions options, int attempt, Random random) =>
        Jitter(Compute(options.BackoffBase, attempt, options.BackoffCap), random);
}
