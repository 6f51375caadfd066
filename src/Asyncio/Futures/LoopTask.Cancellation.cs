using System.Runtime.CompilerServices;

namespace Asyncio;

/// <content>
/// Cancellation. asyncio throws into a coroutine at its await; a C# method cannot be thrown into, so it is done on both sides
/// of the await. Awaits of the loop's own (sleeps, semaphores, queues, futures, other tasks) know which task waits, and
/// end with an <see cref="OperationCanceledException"/> when that task is cancelled: once for each cancellation, so
/// that a <c>finally</c> may await again. Everything else is reached by the token that the body was given, which stays
/// cancelled, as tokens do.
/// </content>
public partial class LoopTask
{
    private object? _waitingFor;
    private CancellationTokenSource? _cancellation;
    private bool _mustCancel;
    private bool _isDelivered;

    /// <summary>
    /// How often its cancellation was asked for, less the times that was taken back; <c>Task.cancelling()</c>.
    /// </summary>
    public int CancelRequests { get; private set; }

    /// <summary>
    /// Cancelled when the task is asked to cancel: for calls that the loop knows nothing of, such as an HTTP request. The
    /// body gets it as its argument.
    /// </summary>
    public CancellationToken Token => (_cancellation ??= NewSource()).Token;

    /// <summary>The token, if anybody ever asked for it.</summary>
    internal CancellationToken TokenIfAny => _cancellation?.Token ?? default;

    /// <summary>
    /// Asks the task to cancel: an <see cref="OperationCanceledException"/> comes out of the await at which it stands.
    /// The body may catch it; the task is cancelled only if it lets it pass. Before the first step, the body
    /// never runs. <c>Task.cancel()</c>.
    /// </summary>
    /// <returns>False when the task was done already.</returns>
    /// <remarks>
    /// At an await that is not the loop's own, the token is what ends it. When nothing there listens to the token, or
    /// when the task is running, the exception comes at the next await of the loop's own that has to wait.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public override bool Cancel()
    {
        if (!CancelAwait())
            return false;
        CancelToken();
        return true;
    }

    /// <summary>
    /// Takes back one request to cancel, by who asked for it and has dealt with the exception; <c>Task.uncancel()</c>.
    /// </summary>
    /// <returns>The number of requests that remain.</returns>
    public int Uncancel()
    {
        if (CancelRequests > 0)
            CancelRequests--;

        if (CancelRequests > 0)
            return CancelRequests;

        // Nothing that was not delivered yet comes after this.
        _mustCancel = false;

        // A token cannot be made whole. Whoever asks for it from now on gets a new one.
        if (_cancellation is { IsCancellationRequested: true })
            _cancellation = null;
        return 0;
    }

    /// <summary>Cancels at the await only and leaves the token alone, for scopes that have a token of their own.</summary>
    internal bool CancelAwait()
    {
        ThrowIfElsewhere();
        if (Done)
            return false;
        CancelRequests++;
        if (!CancelWaits())
            _mustCancel = true;
        return true;
    }

    /// <summary>The task begins to wait. A body that awaits several things at once waits for all of them.</summary>
    internal void BeginWait(IAwaited awaited)
    {
        if (_mustCancel && awaited.CancelWait())
            _mustCancel = false;

        switch (_waitingFor)
        {
            case null:
                _waitingFor = awaited;
                break;
            case List<IAwaited> several:
                several.Add(awaited);
                break;
            default:
                _waitingFor = new List<IAwaited> { (IAwaited)_waitingFor, awaited };
                break;
        }
    }

    internal void EndWait(IAwaited awaited)
    {
        if (ReferenceEquals(_waitingFor, awaited))
            _waitingFor = null;
        else if (_waitingFor is List<IAwaited> several)
            several.Remove(awaited);
    }

    /// <summary>A cancellation that came between the end of a wait and its continuation is thrown by the latter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrepareToResume()
    {
        if (_mustCancel)
            _isDelivered = TakeCancellation();
    }

    internal bool TakeDelivered()
    {
        var delivered = _isDelivered;
        _isDelivered = false;
        return delivered;
    }

    private bool TakeCancellation()
    {
        var must = _mustCancel;
        _mustCancel = false;
        return must;
    }

    private bool CancelWaits()
    {
        if (_waitingFor is not List<IAwaited> several)
            return _waitingFor is IAwaited one && one.CancelWait();
        var any = false;
        foreach (var awaited in several.ToArray())
            any |= awaited.CancelWait();
        return any;
    }

    private CancellationTokenSource NewSource()
    {
        var source = new CancellationTokenSource();
        if (CancelRequests > 0)
            source.Cancel();
        return source;
    }

    private void CancelToken()
    {
        try
        {
            _cancellation?.Cancel();
        }
        catch (AggregateException e)
        {
            Loop.CallExceptionHandler(new ExceptionContext($"Exception in a callback of the token of {this}", e, this));
        }
    }
}
