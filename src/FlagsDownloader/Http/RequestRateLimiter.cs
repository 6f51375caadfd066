namespace FlagsDownloader.Http;

/// <summary>
/// Lets requests begin one by one, in the order in which they came, each at least an interval after the one before. A burst is one
/// request: after a pause, too, the next ones are an interval apart.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting that know a rate read the machine's clock, also where their owner replenishes them. So
/// only the order is theirs: one request at a time has the turn, and waits here until it is due. A request that gives up its turn
/// has used nothing, so that the next one is not later for it.
/// </remarks>
/// <param name="requestsPerSecond">See <see cref="FlagClientOptions.RequestRate"/>.</param>
/// <param name="time">The clock of the interval.</param>
internal sealed class RequestRateLimiter(double requestsPerSecond, TimeProvider time)
{
    /// <summary>What requests wait for here, as measurements name it.</summary>
    public const string Reason = "request_rate";

    private readonly RequestQueue _turns = new(size: 1);
    private readonly long _interval = (long)Math.Ceiling(time.TimestampFrequency / requestsPerSecond);

    // Only the request that has the turn reads and writes it. Null until the first one began.
    private long? _nextAt;

    /// <summary>The most requests that begin in a second.</summary>
    public double RequestsPerSecond => requestsPerSecond;

    /// <summary>What a request has to wait for; null where it may begin. After the wait, call it again: timers fire early.</summary>
    /// <param name="turn">The request's turn.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public HostStep? Admit(ref QueuePlace turn, CancellationToken cancellationToken)
    {
        if (!_turns.TryEnter(ref turn, cancellationToken, out var admitted))
        {
            return new HostStep(Reason, admitted);
        }

        return _nextAt is { } next && time.GetElapsedTime(time.GetTimestamp(), next) is { Ticks: > 0 } wait
            ? new HostStep(Reason, wait)
            : null;
    }

    /// <summary>A request that was admitted begins. The turn goes to the next one.</summary>
    public void Begin(ref QueuePlace turn)
    {
        _nextAt = time.GetTimestamp() + _interval;
        turn.Leave();
    }
}
