using FlagsDownloader.Results;
using Polly;
using Polly.CircuitBreaker;

namespace FlagsDownloader.Http;

/// <summary>
/// A circuit breaker for a host that only fails: requests wait while it is open, instead of failing one by one, and one of
/// them at a time tries whether the host is back.
/// </summary>
/// <remarks>
/// <para>
/// It opens when, since the host's last answer, <see cref="FlagClientDefaults.UnreachableInARow"/> connections in a row could not be
/// opened, or <see cref="FlagClientDefaults.FailingInARow"/> different addresses failed in a row with 5xx or no answer. Addresses are
/// counted, not attempts: neighbours that are broken for good shall not stand for their host. What a host says of one
/// address, 4xx or a body that breaks off, shows that it lives.
/// </para>
/// <para>
/// It stays open for <see cref="FlagClientOptions.CircuitBreak"/>, then twice that, and so on up to
/// <see cref="FlagClientOptions.BackoffCap"/>; after each, one request is let through. When as many of these failed as there are
/// retries, less the one that it took to open, the host is given up: what waits, and all that comes in the next
/// <see cref="FlagClientDefaults.GivenUpFor"/>, fails at once. So a server that restarts costs a pause, and a dead one the time
/// and the connections of about one item.
/// </para>
/// <para>
/// The state machine is Polly's. That knows a share of failures in a time, with which a server that dies after a thousand
/// answers would long look well; failures in a row are counted here, and the predicate tells Polly when there were enough.
/// </para>
/// </remarks>
internal sealed class HostCircuit
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly FlagClientOptions _options;
    private readonly Lock _lock = new();
    private readonly HashSet<Uri> _failing = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAwaited;
    private int _unreachable;
    private int _openings;

    public HostCircuit(FlagClientOptions options, TimeProvider time)
    {
        _options = options;
        // Whoever wants no retries asks for each item once, whatever came of the others.
        Pipeline = options.Retries == 0
            ? ResiliencePipeline<FetchResult>.Empty
            : new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions<FetchResult>
                {
                    // Opens at the first failure that the predicate lets by; Polly wants to have seen two.
                    FailureRatio = double.Epsilon,
                    MinimumThroughput = 2,
                    SamplingDuration = FlagClientDefaults.MaxTimeout,
                    ShouldHandle = arguments => ValueTask.FromResult(IsTheEnd(arguments.Outcome)),
                    BreakDurationGenerator = _ => ValueTask.FromResult(NextBreak()),
                    StateProvider = _state,
                })
                .Build();
    }

    /// <summary>Stands around each attempt; throws <see cref="BrokenCircuitException"/> instead of making it while the circuit is open.</summary>
    public ResiliencePipeline<FetchResult> Pipeline { get; }

    /// <summary>The failure that opened it, or kept it open.</summary>
    public DownloadError? Reason { get; private set; }

    /// <summary>Whether requests go through.</summary>
    public bool IsClosed => _options.Retries == 0 || _state.CircuitState == CircuitState.Closed;

    private bool IsGivenUp => _openings > Math.Max(1, _options.Retries - 1);

    /// <summary>How long a request that was not let through has to wait before it tries again.</summary>
    /// <param name="broken">How it was told.</param>
    /// <param name="changed">Completes earlier when an attempt of another has ended, which may have closed the circuit.</param>
    /// <returns><see cref="TimeSpan.MaxValue"/> when the host is given up.</returns>
    public TimeSpan NextLook(BrokenCircuitException broken, out Task changed)
    {
        bool isGivenUp;
        lock (_lock)
        {
            _isAwaited = true;
            changed = _changed.Task;
            isGivenUp = IsGivenUp;
        }

        // Not in there: Polly asks for the next break while it holds its own lock, and for the state it wants that lock.
        return isGivenUp ? TimeSpan.MaxValue
            // It closed between the exception and here, when nobody was told to tell.
            : IsClosed ? TimeSpan.Zero
            : broken.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait
            : _options.CircuitBreak;
    }

    /// <summary>Tells those that wait to look again, now that an attempt has been through <see cref="Pipeline"/>; gives its result back.</summary>
    public FetchResult Announce(FetchResult result)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (!_isAwaited)
                return result;
            _isAwaited = false;
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
        return result;
    }

    /// <summary>Counts an attempt's result; the address is part of it where it failed.</summary>
    public void Note(in FetchResult result, Uri address)
    {
        lock (_lock)
        {
            switch (result.Sign)
            {
                case HostSign.Alive:
                    (_unreachable, _openings) = (0, 0);
                    _failing.Clear();
                    return;
                case HostSign.Unreachable:
                    _unreachable++;
                    break;
                default:
                    if (_failing.Count < FlagClientDefaults.FailingInARow)
                        _failing.Add(address);
                    break;
            }

            Reason = result.Error;
        }
    }

    // A probe that was cancelled has not shown that the host is back.
    private bool IsTheEnd(Outcome<FetchResult> outcome)
    {
        var isProbe = _state.CircuitState == CircuitState.HalfOpen;
        lock (_lock)
        {
            return outcome.Exception is not null ? isProbe
                : outcome.Result.Sign != HostSign.Alive
                    && (isProbe
                        || _unreachable >= FlagClientDefaults.UnreachableInARow
                        || _failing.Count >= FlagClientDefaults.FailingInARow);
        }
    }

    private TimeSpan NextBreak()
    {
        lock (_lock)
        {
            _openings++;
            return IsGivenUp
                ? FlagClientDefaults.GivenUpFor
                : TimeSpan.FromSeconds(Math.Min(
                    Math.Max(_options.BackoffCap.TotalSeconds, _options.CircuitBreak.TotalSeconds),
                    _options.CircuitBreak.TotalSeconds * Math.Pow(2, _openings - 1)));
        }
    }
}
