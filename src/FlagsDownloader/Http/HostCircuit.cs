using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>
/// A circuit breaker for one host. While it is open, requests wait instead of failing one by one, and one of them at a time,
/// the probe, tries whether the host is back.
/// </summary>
/// <remarks>
/// <para>
/// Closed: all requests pass. It opens after <see cref="FlagClientDefaults.UnreachableThreshold"/> connections in a row that could
/// not be opened, or <see cref="FlagClientDefaults.FailureThreshold"/> different addresses in a row that failed with 5xx or without
/// an answer. Addresses count, not attempts: a few broken ones must not stand for their host. Any other answer, such as 404,
/// shows that the host works.
/// </para>
/// <para>
/// Open: requests wait for <see cref="FlagClientOptions.CircuitBreak"/>, after each failed probe twice as long, up to
/// <see cref="FlagClientOptions.BackoffCap"/>. Half-open: the probe is under way. Its success closes the circuit, its failure opens
/// it again. When about as many probes have failed as a request has retries, the host is given up: all requests of the next
/// <see cref="FlagClientDefaults.GiveUpDuration"/> fail at once. With no retries, the circuit stays closed.
/// </para>
/// </remarks>
internal sealed class HostCircuit(FlagClientOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Uri> _failingAddresses = [];
    private TaskCompletionSource? _changed;
    private State _state;
    private int _generation;
    private int _unreachable;
    private int _openings;
    private long _probeAt;

    private enum State
    {
        Closed,
        Open,
        HalfOpen,
    }

    /// <summary>The failure that opened the circuit, or kept it open.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>Whether all requests pass.</summary>
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

    /// <summary>Lets a request pass, which then has to <see cref="Leave"/>, or says how long it has to wait.</summary>
    /// <param name="generation">To be given to <see cref="Leave"/>.</param>
    /// <param name="wait">
    /// When to try again: infinite while a probe is under way, <see cref="TimeSpan.MaxValue"/> when the host is given up.
    /// </param>
    /// <param name="changed">Completes with the next change of state, which may be earlier; null where the request passes.</param>
    public bool TryEnter(out int generation, out TimeSpan wait, out Task? changed)
    {
        lock (_lock)
        {
            var untilProbe = time.GetElapsedTime(time.GetTimestamp(), _probeAt);
            var isProbe = _state == State.Open && untilProbe <= TimeSpan.Zero;
            if (isProbe)
            {
                ChangeTo(State.HalfOpen);
            }

            (generation, wait, changed) = (_generation, TimeSpan.Zero, null);
            if (isProbe || _state == State.Closed)
            {
                return true;
            }

            wait = IsGivenUp ? TimeSpan.MaxValue : _state == State.Open ? untilProbe : Timeout.InfiniteTimeSpan;
            changed = (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return false;
        }
    }

    /// <summary>Takes the result of a request that passed.</summary>
    /// <param name="generation">From <see cref="TryEnter"/>. A result from before the last change of state does not count.</param>
    /// <param name="result">The result; null where the request was cancelled, which says nothing about the host.</param>
    /// <param name="address">What was asked for.</param>
    public void Leave(int generation, FetchResult? result, Uri address)
    {
        TaskCompletionSource? changed;
        lock (_lock)
        {
            if (generation != _generation || options.Retries == 0)
            {
                return;
            }

            if (_state == State.HalfOpen)
            {
                EndProbe(result);
            }
            else if (result is { } counted)
            {
                Count(counted, address);
            }

            if (generation == _generation)
            {
                return;
            }

            (changed, _changed) = (_changed, null);
        }

        // Outside of the lock: a request that waited may run here.
        changed?.SetResult();
    }

    private void EndProbe(FetchResult? result)
    {
        switch (result)
        {
            case null:
                // The next request is the probe instead.
                _probeAt = time.GetTimestamp();
                ChangeTo(State.Open);
                break;
            case { Signal: HostSignal.Alive }:
                ChangeTo(State.Closed);
                Forget();
                break;
            case { Error: var error }:
                Open(error);
                break;
        }
    }

    private void Count(FetchResult result, Uri address)
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
                _failingAddresses.Add(address);
                break;
        }

        if (_unreachable >= FlagClientDefaults.UnreachableThreshold || _failingAddresses.Count >= FlagClientDefaults.FailureThreshold)
        {
            Open(result.Error);
        }
    }

    private void Open(DownloadError? reason)
    {
        _openings++;
        var cap = options.BackoffCap > options.CircuitBreak ? options.BackoffCap : options.CircuitBreak;
        var wait = IsGivenUp
            ? FlagClientDefaults.GiveUpDuration
            : ExponentialBackoff.Compute(options.CircuitBreak, _openings - 1, cap);
        _probeAt = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        Reason = reason;
        ChangeTo(State.Open);
    }

    private void ChangeTo(State state) => (_state, _generation) = (state, _generation + 1);

    private void Forget()
    {
        (_unreachable, _openings) = (0, 0);
        _failingAddresses.Clear();
    }
}
