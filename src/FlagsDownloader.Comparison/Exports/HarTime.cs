using System.Globalization;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Moments and durations as an HTTP Archive has them.</summary>
internal static class HarTime
{
    /// <summary>ISO 8601 with microseconds and the offset from UTC.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds with all their microseconds, and no rounding: a sum of such is exact.</summary>
    public static decimal Milliseconds(long microseconds) => microseconds / 1000m;

    /// <summary>Later, or earlier where it is negative; at the ends of the calendar it stops.</summary>
    public static DateTimeOffset Later(DateTimeOffset moment, long microseconds)
    {
        var ticks = microseconds * TimeSpan.TicksPerMicrosecond;
        // A clock on the wall may show one more day than UTC has.
        var lowest = DateTimeOffset.MinValue.Ticks - Math.Min(0, moment.Offset.Ticks);
        var highest = DateTimeOffset.MaxValue.Ticks - Math.Max(0, moment.Offset.Ticks);
        return new DateTimeOffset(Math.Clamp(moment.UtcTicks + ticks, lowest, highest), TimeSpan.Zero).ToOffset(moment.Offset);
    }
}
