using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Tests.Exports;

/// <summary>Waterfalls that break every rule: overlapping lanes, segments outside their bars, invalid times.</summary>
internal sealed class HostileWaterfalls(int seed)
{
    private readonly Random _random = new(seed);

    public IReadOnlyList<Waterfall> Next() => [Waterfall(0), Waterfall(1)];

    private Waterfall Waterfall(int contender) => new(
        contender, 1, _random.Next(2) == 0, null, Time(), Time(), Time(), _random.Next(5), [.. Enumerable.Range(0, _random.Next(60)).Select(_ => Bar())]);

    private WaterfallBar Bar() => new()
    {
        Label = "BR",
        Url = "not an address?a=b&&=&c",
        Status = "ok",
        Lane = _random.Next(-1, 4),
        Queued = Time(),
        Start = Time(),
        End = Time(),
        Segments = [.. Enumerable.Range(0, _random.Next(6)).Select(_ => new WaterfallSegment((DownloadStep)(1 + _random.Next(8)), Time(), Time(), null))],
        Marks = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new ThreadMark(Time(), _random.Next(-1, 3), "sent"))],
        ServerDelay = Time(),
    };

    private double Time() => _random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => double.MaxValue,
        4 => -1,
        // Within a microsecond of each other, where rounding decides.
        5 => 1 + (_random.Next(40) * 1e-7),
        _ => _random.NextDouble() * 2,
    };
}
