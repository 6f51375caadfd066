namespace FlagsDownloader.Http;

/// <summary>What a request does next at a host. The default: it is made.</summary>
internal readonly struct HostStep
{
    private readonly bool _isHeld;
    private readonly TimeSpan _wait;
    private readonly Task? _changed;

    /// <summary>To wait, and to ask again.</summary>
    /// <param name="wait">How long; may be infinite where <paramref name="changed"/> ends it.</param>
    /// <param name="changed">Ends the wait earlier; null where nothing does.</param>
    public HostStep(TimeSpan wait, Task? changed = null) => (_isHeld, _wait, _changed) = (true, wait, changed);

    /// <summary>Not to be made, with this result.</summary>
    public HostStep(FetchResult refusal) => (_isHeld, Refusal) = (true, refusal);

    /// <summary>Whether the request is made now.</summary>
    public bool IsGo => !_isHeld;

    /// <summary>The result of a request that is not made; null where there is something to wait for.</summary>
    public FetchResult? Refusal { get; }

    /// <summary>The wait.</summary>
    public Task WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        // Tasks wait for whole milliseconds, rounded down: less than one would be no wait, again and again until it is over.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(_wait.TotalMilliseconds));
        return _changed?.WaitAsync(wait, time, cancellationToken) ?? Task.Delay(wait, time, cancellationToken);
    }
}
