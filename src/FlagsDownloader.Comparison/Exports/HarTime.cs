using System.Globalization;

namespace FlagsDownloader.Comparison.Exports;

/// <summary>Times and durations in the format of an HTTP Archive.</summary>
internal static class HarTime
{
    /// <summary>ISO 8601 with microseconds and the offset from UTC.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds with all digits, without rounding, so that sums are exact.</summary>
    public static decimal Milliseconds(long microseconds) => microseconds / 1000m;

    /// <summary>Adds microseconds, which may be negative, within the limits of the calendar.</summary>
    public static DateTimeOffset Later(DateTimeOffset moment, long microseconds)
    {
        var ticks = microseconds * TimeSpan.TicksPerMicrosecond;
        // A local time may be one day beyond UTC.
        var lowest = DateTimeOffset.MinValue.Ticks - Math.Min(0, moment.Offset.Ticks);
        var highest = DateTimeOffset.MaxValue.Ticks - Math.Max(0, moment.Offset.Ticks);
        return new DateTimeOffset(Math.Clamp(moment.UtcTicks + ticks, lowest, highest), TimeSpan.Zero).ToOffset(moment.Offset);
    }
}
