namespace FlagsServer.Http;

/// <summary>The value of the field Server-Timing: durations in milliseconds (W3C Server Timing).</summary>
internal static class ServerTiming
{
    /// <summary>The value of an answer that was not asked to be late.</summary>
    public const string WithoutDelay = "delay;dur=0, asked;dur=0";

    /// <summary>The value of an answer.</summary>
    /// <param name="asked">The delay that was asked for.</param>
    /// <param name="actual">The real one.</param>
    public static string Of(TimeSpan asked, TimeSpan actual) => asked == TimeSpan.Zero
        ? WithoutDelay
        : $"delay;dur={actual.TotalMilliseconds:0.###}, asked;dur={asked.TotalMilliseconds:0.####}";
}
