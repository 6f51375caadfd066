using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// A circuit breaker for a host that only fails: requests wait while it is open, instead of failing one by one, and one of
/// them at a time, the <em>probe</em>, tries whether the host is back.
/// </summary>
/// <remarks>
/// <para>
/// It opens when, since the host's last answer, <see cref="FlagClientDefaults.UnreachableThreshold"/> connections in a row could not be
/// opened, or <see cref="FlagClientDefaults.FailureThreshold"/> different addresses failed in a row with 5xx or no answer. Addresses are
/// counted, not attempts: neighbours that are broken for good shall not stand for their host. What a host says of one
/// address, 4xx or a body that breaks off, shows that it lives.
/// </para>
/// <para>
/// It stays open for <see cref="FlagClientOptions.CircuitBreak"/>, then twice that, and so on up to
/// <see cref="FlagClientOptions.BackoffCap"/>; after each, one request is let through. When as many of these failed as there are
/// retries, less the one that it took to open, the host is given up: what waits, and all that comes in the next
/// <see cref="FlagClientDefaults.GiveUpDuration"/>, fails at once. So a server that restarts costs a pause, and a dead one the time
/// and the connections of about one item. With no retries it is always closed.
/// </para>
/// <para>
/// Each change of state begins a new <em>era</em>. A result counts only in the era in which its request was let through: so in
/// the half-open state the probe's alone does, and not that of a request that began before.
/// </para>
/// </remarks>
internal sealed class HostCircuit(FlagClientOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Uri> _failing = [];
    private TaskCompletionSource? _changed;
    private State _state;
    private int _era;
    private int _unreachable;
    private int _openings;
    private long _probesAt;

    private enum State
    {
        Closed,
        Open,
        HalfOpen,
    }

    /// <summary>The failure that opened it, or kept it open.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>Whether all requests go through.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _state == State.Closed;
            }
        }
    }

    private bool IsGivenUp => _openings > Math.Max(1, options.Retries - 1);

    /// <summary>Lets a request through, or says how long it has to wait. Each that is let through has to <see cref="Leave"/>.</summary>
    /// <param name="era">To be given to <see cref="Leave"/>.</param>
    /// <param name="wait">
    /// When to try again; infinite while a probe is under way, <see cref="TimeSpan.MaxValue"/> when the host is given up.
    /// </param>
    /// <param name="changed">Completes earlier, with the next change of state; null where the request was let through.</param>
    public bool TryEnter(out int era, out TimeSpan wait, out Task? changed)
    {
        lock (_lock)
        {
            (wait, changed) = (TimeSpan.Zero, null);
            var untilProbe = time.GetElapsedTime(time.GetTimestamp(), _probesAt);
            var isProbe = _state == State.Open && untilProbe <= TimeSpan.Zero;
            if (isProbe)
            {
                // Nobody has to be told: those who wait have to wait on.
                (_state, _era) = (State.HalfOpen, _era + 1);
            }

            era = _era;
            if (isProbe || _state == State.Closed)
            {
                return true;
            }

            wait = IsGivenUp ? TimeSpan.MaxValue : _state == State.Open ? untilProbe : Timeout.InfiniteTimeSpan;
            changed = (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return false;
        }
    }

    /// <summary>Takes the result of a request that was let through.</summary>
    /// <param name="era">From <see cref="TryEnter"/>.</param>
    /// <param name="result">The result; null where the request was cancelled, which says nothing of the host.</param>
    /// <param name="address">What was asked for.</param>
    public void Leave(int era, in FetchResult? result, Uri address)
    {
        TaskCompletionSource? changed;
        lock (_lock)
        {
            if (era != _era || options.Retries == 0)
            {
                return;
            }

            var before = _era;
            if (_state == State.HalfOpen)
            {
                EndProbe(result);
            }
            else if (result is { } counted)
            {
                Count(counted, address);
            }

            if (before == _era)
            {
                return;
            }

            (changed, _changed) = (_changed, null);
        }

        changed?.SetResult();
    }

    private void EndProbe(in FetchResult? result)
    {
        switch (result)
        {
            case null:
                // The next that asks is the probe instead.
                (_state, _era, _probesAt) = (State.Open, _era + 1, time.GetTimestamp());
                break;
            case { Signal: HostSignal.Alive }:
                (_state, _era) = (State.Closed, _era + 1);
                Forget();
                break;
            case { Error: var error }:
                Open(error);
                break;
        }
    }

    private void Count(in FetchResult result, Uri address)
    {
        switch (result.Signal)
        {
            case HostSignal.Alive:
                Forget();
                return;
            case HostSignal.Unreachable:
                _unreachable++;
                break;
            default:
                _failing.Add(address);
                break;
        }

        if (_unreachable >= FlagClientDefaults.UnreachableThreshold || _failing.Count >= FlagClientDefaults.FailureThreshold)
        {
            Open(result.Error);
        }
    }

    private void Open(DownloadError? reason)
    {
        _openings++;
        var longest = Math.Max(options.BackoffCap.TotalSeconds, options.CircuitBreak.TotalSeconds);
        var seconds = IsGivenUp
            ? FlagClientDefaults.GiveUpDuration.TotalSeconds
            : Math.Min(longest, options.CircuitBreak.TotalSeconds * Math.Pow(2, _openings - 1));
        (_state, _era, Reason) = (State.Open, _era + 1, reason);
        _probesAt = time.GetTimestamp() + (long)(seconds * time.TimestampFrequency);
    }

    private void Forget()
    {
        (_unreachable, _openings) = (0, 0);
        _failing.Clear();
    }
}
