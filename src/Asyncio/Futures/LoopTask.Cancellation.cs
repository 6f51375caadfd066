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
    private CancellationTokenSource? _tokenSource;

    // Null, one scope, or a list of them: few tasks open any.
    private object? _scopes;

    // Of the requests, those that were made of the task itself and not by a scope in it.
    private int _taskRequests;

    // Requests that have not come out of an await yet, and how often any have: what a scope asked for and ends before it came must
    // not come later.
    private ushort _pending;
    private ushort _deliveries;
    private bool _isDelivered;

    // While its wait is being cancelled: a task that awaits itself by way of others comes by here again.
    private bool _isCancellingWait;

    /// <summary>
    /// How often its cancellation was asked for, less the times that was taken back; <c>Task.cancelling()</c>.
    /// </summary>
    public int CancelRequests { get; private set; }

    /// <summary>
    /// Cancelled when the task is asked to cancel: for calls that the loop knows nothing of, such as an HTTP request. The
    /// body gets it as its argument.
    /// </summary>
    public CancellationToken Token => (_tokenSource ??= NewSource()).Token;

    /// <summary>The token, if anybody ever asked for it.</summary>
    internal CancellationToken TokenIfAny => _tokenSource?.Token ?? default;

    /// <summary>True when a request to cancel has not come out of an await yet.</summary>
    internal bool IsCancellationPending => _pending > 0;

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
    /// <exception cref="InvalidOperationException">
    /// Called from another thread while the loop runs, or the task awaits itself by way of other tasks.
    /// </exception>
    public override bool Cancel()
    {
        if (!CancelAwait())
        {
            return false;
        }

        _taskRequests++;
        if (_tokenSource is { } source)
        {
            CancelReported(source);
        }

        // A scope that opened when the token was cancelled already hears of this request too.
        foreach (var scope in OpenScopes())
        {
            scope.CancelToken();
        }

        return true;
    }

    /// <summary>
    /// Takes back one request to cancel, by who asked for it and has dealt with the exception; <c>Task.uncancel()</c>.
    /// </summary>
    /// <returns>The number of requests that remain.</returns>
    public int Uncancel()
    {
        var left = UncancelAwait();
        if (_taskRequests > 0)
        {
            _taskRequests--;
        }

        // A cancelled token stays cancelled. The next request for a token gets a new one.
        if ((_taskRequests == 0 || left == 0) && _tokenSource is { IsCancellationRequested: true })
        {
            _tokenSource = null;
        }

        return left;
    }

    /// <summary>Cancels at the await only and leaves the token alone, for scopes that have a token of their own.</summary>
    internal bool CancelAwait() => CancelAwait(out _);

    /// <inheritdoc cref="CancelAwait()"/>
    /// <param name="pending">The request, for <see cref="UncancelAwait"/>, if no await of the loop's own has ended with it.</param>
    internal bool CancelAwait(out int? pending)
    {
        ThrowIfElsewhere();
        pending = null;
        if (Done)
        {
            return false;
        }

        CancelRequests++;
        if (CancelWaits())
        {
            Deliver();
        }
        else
        {
            pending = _deliveries;
            _pending++;
        }

        return true;
    }

    /// <summary>Takes back a request of <see cref="CancelAwait()"/>, so again without the token.</summary>
    /// <param name="pending">The request, if it was pending. If it still is, it never comes.</param>
    /// <returns>The number of requests that remain.</returns>
    internal int UncancelAwait(int? pending = null)
    {
        if (pending == _deliveries && _pending > 0)
        {
            _pending--;
        }

        // None is left that could come.
        if (CancelRequests > 0 && --CancelRequests == 0)
        {
            _pending = 0;
        }

        return CancelRequests;
    }

    /// <summary>The task begins to wait. A body that awaits several things at once waits for all of them.</summary>
    internal void BeginWait(IAwaited awaited)
    {
        if (_pending > 0 && awaited.CancelWait())
        {
            Deliver();
        }

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

    /// <summary>What it waits for at its awaits, and the groups of tasks that it has open.</summary>
    internal IEnumerable<(string Name, IEnumerable<Future> Futures)> Awaits()
    {
        var groups = OpenScopes().Where(static scope => scope.Children is { Count: > 0 }).Select(static scope => scope.Children!).ToList();
        foreach (var children in groups)
        {
            yield return (nameof(TaskGroup), children);
        }

        foreach (var awaited in _waitingFor as IEnumerable<IAwaited> ?? (_waitingFor is IAwaited one ? [one] : []))
        {
            if (awaited is LoopTask task)
            {
                yield return (string.Empty, [task]);
            }
            else if (!groups.Contains(awaited.AwaitedFutures))
            {
                yield return (awaited.AwaitName, awaited.AwaitedFutures);
            }
        }
    }

    internal void EndWait(IAwaited awaited)
    {
        if (ReferenceEquals(_waitingFor, awaited))
        {
            _waitingFor = null;
        }
        else if (_waitingFor is List<IAwaited> several)
        {
            several.Remove(awaited);
        }
    }

    /// <summary>A cancellation that came between the end of a wait and its continuation is thrown by the latter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrepareToResume()
    {
        if (_pending > 0)
        {
            _isDelivered = TakeCancellation();
        }
    }

    internal void AddScope(CancelScope scope) => _scopes = _scopes switch
    {
        null => scope,
        List<CancelScope> several => Added(several, scope),
        _ => new List<CancelScope> { (CancelScope)_scopes, scope },
    };

    internal void RemoveScope(CancelScope scope)
    {
        if (ReferenceEquals(_scopes, scope))
        {
            _scopes = null;
        }
        else if (_scopes is List<CancelScope> several)
        {
            several.Remove(scope);
        }
    }

    /// <summary>Cancels a token; what its callbacks throw goes to the exception handler.</summary>
    internal void CancelReported(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException e)
        {
            Loop.CallExceptionHandler(new ExceptionContext($"Exception in a callback of the token of {this}", e, this));
        }
        catch (ObjectDisposedException)
        {
            // The scope ended in a callback of another token that this request cancelled.
        }
    }

    internal bool TakeDelivered()
    {
        var delivered = _isDelivered;
        _isDelivered = false;
        return delivered;
    }

    private static List<CancelScope> Added(List<CancelScope> scopes, CancelScope scope)
    {
        scopes.Add(scope);
        return scopes;
    }

    private CancelScope[] OpenScopes() => _scopes switch
    {
        null => [],
        List<CancelScope> several => [.. several],
        _ => [(CancelScope)_scopes],
    };

    private bool TakeCancellation()
    {
        if (_pending == 0)
        {
            return false;
        }

        Deliver();
        return true;
    }

    /// <summary>All requests come as one exception.</summary>
    private void Deliver()
    {
        _pending = 0;
        _deliveries++;
    }

    private bool CancelWaits()
    {
        if (_isCancellingWait)
        {
            throw new InvalidOperationException(
                $"Tasks that await each other cannot be cancelled: {this} is among them. EventLoop.TaskTree() names the others.");
        }

        _isCancellingWait = true;
        try
        {
            return _waitingFor is List<IAwaited> several ? CancelAll(several) : _waitingFor is IAwaited one && one.CancelWait();
        }
        finally
        {
            _isCancellingWait = false;
        }
    }

    private static bool CancelAll(List<IAwaited> several)
    {
        var any = false;
        foreach (var awaited in several.ToArray())
        {
            any |= awaited.CancelWait();
        }

        return any;
    }

    private CancellationTokenSource NewSource()
    {
        var source = new CancellationTokenSource();
        if (_taskRequests > 0)
        {
            source.Cancel();
        }

        return source;
    }
}
