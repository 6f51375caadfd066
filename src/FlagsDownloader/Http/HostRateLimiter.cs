using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// Holds all requests to a host back while the host wants none: after 429, and after 503 with Retry-After. A server that
/// limits a client counts its requests, not its requests for one address.
/// </summary>
/// <remarks>
/// <para>
/// It opens when the time that the host named is over, for the first request that waits; the others follow over the
/// <em>spread</em>, each at a moment drawn evenly ("full jitter", see <see cref="ExponentialBackoff.Jitter"/>), lest they meet the
/// same answer together. A request draws its moment once for each closing and keeps it: a timer that fires a little early must
/// not cost its place.
/// </para>
/// <para>
/// <c>spread = min(BackoffCap, max(the host's time, BackoffBase × 2ⁿ⁻¹))</c> after the n-th closing in a row. A closing begins
/// a new row when a whole spread has passed since the last with answers other than these. Where the host named no time, it
/// is drawn like the wait of a retry.
/// </para>
/// <para>
/// A host may name more time than a request has. That request has failed, and the others are held back for at most
/// <see cref="FlagClientOptions.BackoffCap"/>, because the host may have meant that one address. When another address is then
/// served within the named time, the host did mean the one address: it opens, and such answers close it no more. When
/// <see cref="FlagClientDefaults.FailureThreshold"/> addresses in a row were told so, the host is believed for the time that it named.
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

    /// <summary>What the host said when it closed.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>Whether so many addresses were refused for longer than they could wait that no other is worth a request.</summary>
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

    /// <summary>How long a request has to wait now; zero when it may go. To be asked again after the wait, with the same turn.</summary>
    /// <param name="turn">The request's own, at first the default.</param>
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

    /// <summary>Takes an attempt's result, whatever it is.</summary>
    /// <param name="result">The result.</param>
    /// <param name="address">What was asked for.</param>
    /// <param name="askedAt">The timestamp at which the attempt began.</param>
    public void Note(in FetchResult result, Uri address, long askedAt)
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
        // A request that was sent before it closed says nothing of what the host wants since.
        if (ClosedFor() <= TimeSpan.Zero || askedAt < _closedAt)
        {
            return;
        }

        _opensAt = 0;
        _refusesSingleAddresses |= refusesSingleAddresses;
    }

    private void Close(in FetchResult result, Uri address)
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
        // Those that were under way when it closed are answered alike: no new closing.
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
        // Times are told in whole seconds: those that were asked together were told of the same moment.
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

    /// <summary>The moment at which a waiting request may go, drawn for one closing.</summary>
    internal readonly record struct Turn(int Closing, long At);
}
