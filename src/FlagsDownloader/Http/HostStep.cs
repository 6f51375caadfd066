using System.Runtime.CompilerServices;

namespace FlagsDownloader.Http;

/// <summary>What a request does next at a host: it is sent (the default), it waits, or it is refused.</summary>
internal readonly struct HostStep
{
    private readonly bool _isHeld;
    private readonly TimeSpan _wait;
    private readonly Task? _changed;
    private readonly Task? _admitted;

    /// <summary>The request waits. After that the host has to be asked again.</summary>
    /// <param name="reason">What it waits for, as measurements name it.</param>
    /// <param name="wait">For how long; may be infinite where <paramref name="changed"/> ends the wait.</param>
    /// <param name="changed">Ends the wait earlier. Default: null, nothing does.</param>
    public HostStep(string reason, TimeSpan wait, Task? changed = null) =>
        (_isHeld, Reason, _wait, _changed) = (true, reason, wait, changed);

    /// <summary>The request waits until others go on. After that the host has to be asked again.</summary>
    /// <param name="reason">What it waits for, as measurements name it.</param>
    /// <param name="admitted">Ends the wait. The request's token cancels it.</param>
    public HostStep(string reason, Task admitted) => (_isHeld, Reason, _admitted) = (true, reason, admitted);

    /// <summary>The request is not sent, and this is its result.</summary>
    public HostStep(FetchResult refusal) => (_isHeld, Refusal) = (true, refusal);

    /// <summary>Whether the request is sent now.</summary>
    public bool IsGo => !_isHeld;

    /// <summary>What the request waits for; null where it does not wait.</summary>
    public string? Reason { get; }

    /// <summary>The result of a request that is not sent; null where it waits or is sent.</summary>
    public FetchResult? Refusal { get; }

    /// <summary>Blocks the thread for the wait. A cancelled token ends it without an exception.</summary>
    public void Wait(TimeProvider time, CancellationToken cancellationToken) =>
        Start(time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();

    /// <summary>The wait, to be awaited. A cancelled token ends it without an exception.</summary>
    public ConfiguredTaskAwaitable WaitAsync(TimeProvider time, CancellationToken cancellationToken) => Start(time, cancellationToken)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task Start(TimeProvider time, CancellationToken cancellationToken)
    {
        if (_admitted is not null)
        {
            // As it is: a task that waits for it too would complete on a thread of the pool, all of which may be blocked by such waits.
            return _admitted;
        }

        // Tasks round a wait down to whole milliseconds: the last fraction would be no wait at all, repeated until it is over.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(_wait.TotalMilliseconds));
        return _changed?.WaitAsync(wait, time, cancellationToken) ?? Task.Delay(wait, time, cancellationToken);
    }
}
