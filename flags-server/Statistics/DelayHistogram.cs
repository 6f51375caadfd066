namespace FlagsServer.Statistics;

/// <summary>Planned delays, real delays, and the lateness of answers. Not thread-safe.</summary>
internal sealed class DelayHistogram
{
    /// <summary>The upper bounds of the buckets of lateness in milliseconds, inclusive; one more bucket takes the rest.</summary>
    public static readonly int[] UpperBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private readonly long[] _counts = new long[UpperBounds.Length + 1];

    /// <summary>The planned delays.</summary>
    public DelaySummary Asked { get; } = new();

    /// <summary>The real delays.</summary>
    public DelaySummary Actual { get; } = new();

    /// <summary>Actual minus asked.</summary>
    public DelaySummary Lateness { get; } = new();

    /// <summary>Answers that were early: 0, or the server has a defect.</summary>
    public long Early { get; private set; }

    /// <summary>Answers by lateness.</summary>
    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Counts an answer.</summary>
    public void Add(TimeSpan asked, TimeSpan actual)
    {
        var lateness = actual - asked;
        Asked.Add(asked);
        Actual.Add(actual);
        Lateness.Add(lateness);
        if (lateness < TimeSpan.Zero)
        {
            Early++;
        }

        var bucket = 0;
        while (bucket < UpperBounds.Length && lateness > TimeSpan.FromMilliseconds(UpperBounds[bucket]))
        {
            bucket++;
        }

        _counts[bucket]++;
    }
}
