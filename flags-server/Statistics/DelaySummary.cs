namespace FlagsServer.Statistics;

/// <summary>Minimum, mean and maximum of some durations. Not thread-safe.</summary>
internal sealed class DelaySummary
{
    private TimeSpan _sum;
    private long _count;

    /// <summary>The minimum; zero when there are no durations.</summary>
    public TimeSpan Min { get; private set; }

    /// <summary>The maximum; zero when there are no durations.</summary>
    public TimeSpan Max { get; private set; }

    /// <summary>The mean; zero when there are no durations.</summary>
    public TimeSpan Mean => _count == 0 ? TimeSpan.Zero : _sum / _count;

    /// <summary>Adds a duration.</summary>
    public void Add(TimeSpan time)
    {
        Min = _count == 0 || time < Min ? time : Min;
        Max = _count == 0 || time > Max ? time : Max;
        _sum += time;
        _count++;
    }
}
