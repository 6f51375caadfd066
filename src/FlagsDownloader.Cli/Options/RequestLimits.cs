namespace FlagsDownloader.Cli.Options;

/// <summary>What spares the servers, besides the bound.</summary>
/// <param name="MaxPerHost">The most requests at once to one host; null for no limit.</param>
/// <param name="Rate">The most requests that begin in a second; null for no limit.</param>
internal sealed record RequestLimits(int? MaxPerHost, double? Rate)
{
    /// <summary>No limits.</summary>
    public static RequestLimits None { get; } = new(null, null);

    /// <summary>The most requests at once that make sense within the limits.</summary>
    /// <param name="hosts">The number of hosts.</param>
    /// <param name="timeout">The time of an attempt.</param>
    /// <remarks>
    /// More requests would only wait, and some of them until their time is over: a host takes no more, and a request has to begin
    /// within half the time of an attempt, because its next attempt waits for its turn too.
    /// </remarks>
    public int MaxBound(int hosts, TimeSpan timeout) => (int)Math.Min(
        MaxPerHost is { } max ? (double)max * hosts : int.MaxValue,
        Rate is { } rate ? Math.Clamp(rate * timeout.TotalSeconds / 2, 1, int.MaxValue) : int.MaxValue);
}
