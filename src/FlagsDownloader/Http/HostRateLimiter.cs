using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// Delays all requests to a host that has answered 429, or 503 with Retry-After. A server that limits a client counts all of
/// its requests, not those for one address.
/// </summary>
/// <remarks>
/// <para>
/// The first request is sent when the time that the host named is over. The others follow within the <em>spread</em>, each at a
/// random moment (<see cref="ExponentialBackoff.Jitter"/>), because together they would get the same answer again. A request draws
/// its moment once for each closing and keeps it: it must not lose its turn to a timer that fires a little early.
/// </para>
/// <para>
/// <c>spread = min(BackoffCap, max(the host's time, BackoffBase × 2ⁿ⁻¹))</c> after the n-th closing in a row. A closing
/// begins a new row if a whole spread has passed since the last one without such an answer. If the host names no time, the limiter
/// draws it like the wait of a retry.
/// </para>
/// <para>
/// A host may name more time than a request has. That request fails, and the others wait for at most
/// <see cref="FlagClientOptions.BackoffCap"/>, because the host may mean that one address. If the host then serves another address
/// within the named time, it does mean the one address: the limiter opens, and such answers no longer close it. If
/// <see cref="FlagClientDefaults.FailureThreshold"/> addresses in a row get such an answer, the host means all: the limiter stays
/// closed for the named time.
/// </para>
/// </remarks>
internal sealed class HostRateLimiter(FlagClientOptions options, TimeProvider time, Random random)
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly HashSet<Uri> _refused = [];
    private bool _refusesSingleAddresses;
    private long _opensAt;
    private long _closedAt;
    private TimeSpan _spread;
    private int _row;
    private int _closing;
    private bool _isFirstTaken;

    /// <summary>The answer of the host that closed the limiter.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>
    /// Whether the host has refused so many addresses, for longer than they can wait, that no request is worth sending.
    /// </summary>
    public bool IsHostRefusing
    {
        get
        {
            lock (_lock)
            {
                return _refused.Count >= FlagClientDefaults.FailureThreshold && ClosedFor() > TimeSpan.Zero;
            }
        }
    }

    /// <summary>How long a request has to wait now; zero if it may be sent. After the wait, call it again with the same turn.</summary>
    /// <param name="turn">The turn of the request; default before the first call.</param>
    public TimeSpan NextWait(ref Turn turn)
    {
        lock (_lock)
        {
            if (_opensAt == 0)
            {
                return TimeSpan.Zero;
            }

            if (turn.Closing != _closing)
            {
                if (ClosedFor() <= TimeSpan.Zero)
                {
                    return TimeSpan.Zero;
                }

                turn = new Turn(_closing, _isFirstTaken ? _opensAt + TimestampsIn(ExponentialBackoff.Jitter(_spread, random)) : _opensAt);
                _isFirstTaken = true;
            }

            var wait = time.GetElapsedTime(time.GetTimestamp(), turn.At);
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Takes the result of an attempt.</summary>
    /// <param name="result">The result.</param>
    /// <param name="address">What was asked for.</param>
    /// <param name="askedAt">The timestamp at which the attempt began.</param>
    public void Record(FetchResult result, Uri address, long askedAt)
    {
        lock (_lock)
        {
            if (result.LimitsHost)
            {
                Close(result, address);
                return;
            }

            if (result.Signal == HostSignal.Alive)
            {
                Open(askedAt);
            }

            if (_row > 0 && -ClosedFor() > _spread)
            {
                _row = 0;
            }
        }
    }

    private void Open(long askedAt)
    {
        var refusesSingleAddresses = _refused.Count > 0;
        _refused.Clear();
        // A request that was sent before the closing says nothing about the host since then.
        if (ClosedFor() <= TimeSpan.Zero || askedAt < _closedAt)
        {
            return;
        }

        _opensAt = 0;
        _refusesSingleAddresses |= refusesSingleAddresses;
    }

    private void Close(FetchResult result, Uri address)
    {
        var isTooLong = result is { RetryAfter: not null, MayRetry: false };
        if (isTooLong && _refused.Count < FlagClientDefaults.FailureThreshold)
        {
            _refused.Add(address);
        }

        var isHostRefusing = _refused.Count >= FlagClientDefaults.FailureThreshold;
        if (isTooLong && _refusesSingleAddresses && !isHostRefusing)
        {
            return;
        }

        var isOpen = ClosedFor() <= TimeSpan.Zero;
        // Requests that were under way at the closing get the same answer: that is no new closing.
        if (isOpen)
        {
            _row++;
        }

        var ceiling = ExponentialBackoff.Compute(options.BackoffBase, _row - 1, options.BackoffCap);
        var wait = result.RetryAfter switch
        {
            null => ExponentialBackoff.Jitter(ceiling, random),
            { } named when isTooLong && !isHostRefusing => Min(named, options.BackoffCap),
            { } named => named,
        };
        Reason = result.Error;
        // Servers name whole seconds: answers to requests that were sent together mean the same moment.
        if (!isOpen && wait <= ClosedFor() + Resolution)
        {
            return;
        }

        _closing++;
        _isFirstTaken = false;
        _closedAt = time.GetTimestamp();
        _opensAt = _closedAt + TimestampsIn(wait);
        _spread = Min(options.BackoffCap, wait > ceiling ? wait : ceiling);
    }

    private TimeSpan ClosedFor() => _opensAt == 0
        ? TimeSpan.Zero
        : time.GetElapsedTime(time.GetTimestamp(), _opensAt);

    private long TimestampsIn(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>The moment at which a waiting request may be sent, drawn for one closing.</summary>
    internal readonly record struct Turn(int Closing, long At);
}
