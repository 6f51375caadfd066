namespace FlagsServer.Traffic;

/// <summary>Least, mean and most of some times. Not thread-safe.</summary>
internal sealed class Spread
{
    private TimeSpan _sum;
    private long _count;

    /// <summary>The least; zero when there is none.</summary>
    public TimeSpan Least { get; private set; }

    /// <summary>The most; zero when there is none.</summary>
    public TimeSpan Most { get; private set; }

    /// <summary>The mean; zero when there is none.</summary>
    public TimeSpan Mean => _count == 0 ? TimeSpan.Zero : _sum / _count;

    /// <summary>Takes a time in.</summary>
    public void Add(TimeSpan time)
    {
        Least = _count == 0 || time < Least ? time : Least;
        Most = _count == 0 || time > Most ? time : Most;
        _sum += time;
        _count++;
    }
}
