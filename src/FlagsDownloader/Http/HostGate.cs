using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// The way to a host, closed for all requests while the host wants none: after 429, and after 503 with Retry-After. Whoever
/// limits a client counts its requests, not its requests for one address.
/// </summary>
/// <remarks>
/// <para>
/// It opens when the time that the host named is over, for the first that waits; the others follow over the <em>spread</em>, each at
/// a moment drawn evenly ("full jitter", see <see cref="FetchPipeline.Backoff"/>), lest they meet the same answer together.
/// </para>
/// <para>
/// <c>spread = min(BackoffCap, max(the host's time, BackoffBase × 2ⁿ⁻¹))</c> after the n-th closing in a row. A closing begins
/// a new row when a whole spread has passed since the last with answers other than these. Where the host named no time, it
/// is drawn like the wait of a retry; where it named more than a request may wait, that request has failed, and the others are
/// held back for <see cref="FlagClientOptions.BackoffCap"/>: one address may have said it for itself.
/// </para>
/// </remarks>
internal sealed class HostGate(FlagClientOptions options, TimeProvider time, Random random)
{
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long _opensAt;
    private TimeSpan _spread;
    private int _row;
    private bool _isFirstTaken;

    /// <summary>What the host said when it closed.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>How long a request has to wait now; zero when it may go. To be asked again after the wait.</summary>
    public TimeSpan NextWait()
    {
        lock (_lock)
        {
            var closedFor = ClosedFor();
            if (closedFor <= TimeSpan.Zero)
                return TimeSpan.Zero;
            if (_isFirstTaken)
                return closedFor + _spread * Draw();
            _isFirstTaken = true;
            return closedFor;
        }
    }

    /// <summary>Takes an attempt's result, whatever it is.</summary>
    public void Note(in FetchResult result)
    {
        lock (_lock)
        {
            if (result.HoldsHost)
                Close(result);
            else if (_row > 0 && -ClosedFor() > _spread)
                _row = 0;
        }
    }

    private void Close(in FetchResult result)
    {
        var isOpen = ClosedFor() <= TimeSpan.Zero;
        // Those that were under way when it closed are answered alike: no new closing.
        if (isOpen)
            _row++;

        var ceiling = TimeSpan.FromSeconds(Math.Min(
            options.BackoffCap.TotalSeconds, options.BackoffBase.TotalSeconds * Math.Pow(2, _row - 1)));
        var wait = (result.RetryAfter, result.MayRetry) switch
        {
            (null, _) => ceiling * Draw(),
            ({ } named, true) => named,
            // No retry comes because the named time is too long, or because it never comes.
            ({ } named, false) => named < options.BackoffCap ? named : options.BackoffCap,
        };
        Reason = result.Error;
        // Times are told in whole seconds: those that were asked together were told of the same moment.
        if (!isOpen && wait <= ClosedFor() + Resolution)
            return;
        _isFirstTaken = false;
        _opensAt = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        _spread = Least(options.BackoffCap, wait > ceiling ? wait : ceiling);
    }

    private TimeSpan ClosedFor() => _opensAt == 0
        ? TimeSpan.Zero
        : time.GetElapsedTime(time.GetTimestamp(), _opensAt);

    private double Draw()
    {
        lock (random)
            return random.NextDouble();
    }

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
