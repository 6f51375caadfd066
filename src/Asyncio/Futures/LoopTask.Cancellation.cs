using System.Runtime.CompilerServices;

namespace Asyncio;

/// <content>
/// Cancellation. asyncio throws into a coroutine at its await, which C# cannot do. Instead, the loop's own awaits (sleeps, semaphores, queues,
/// futures, other tasks) know which task waits, and throw an <see cref="OperationCanceledException"/> when it is cancelled: once for each
/// cancellation, so that a <c>finally</c> may await again. Other calls observe the token of the body, which stays cancelled.
/// </content>
public partial class LoopTask
{
    private object? _waitingFor;
    private CancellationTokenSource? _tokenSource;

    // Null, a scope, or a list of scopes: most tasks have none.
    private object? _scopes;

    // The requests to cancel the task itself, without those of its scopes.
    private int _taskRequests;

    // The requests that no await has thrown yet, and the number of throws: a request of a scope that ends before its throw must not be thrown
    // later.
    private ushort _pending;
    private ushort _deliveries;
    private bool _isDelivered;

    // Detects a task that awaits itself through other tasks.
    private bool _isCancellingWait;

    /// <summary>
    /// The number of requests to cancel, minus the calls of <see cref="Uncancel"/>; <c>Task.cancelling()</c>.
    /// </summary>
    public int CancelRequests { get; private set; }

    /// <summary>
    /// Cancelled by <see cref="Cancel"/>: for calls outside the loop, such as an HTTP request. The body gets it as its argument.
    /// </summary>
    public CancellationToken Token => (_tokenSource ??= NewSource()).Token;

    /// <summary>The token if it was ever read, otherwise the default one.</summary>
    internal CancellationToken TokenIfAny => _tokenSource?.Token ?? default;

    /// <summary>True if no await has thrown a request to cancel yet.</summary>
    internal bool IsCancellationPending => _pending > 0;

    /// <summary>
    /// Requests cancellation: the current await of the task throws an <see cref="OperationCanceledException"/>. The task ends as cancelled
    /// unless the body catches it. If the task has not started, the body never runs. <c>Task.cancel()</c>.
    /// </summary>
    /// <returns>False if the task was already done.</returns>
    /// <remarks>
    /// An await outside the loop ends only through the token. If it ignores the token, or if the task is running, the next await of the loop that
    /// has to wait throws.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// Called from another thread while the loop runs, or the task awaits itself through other tasks.
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
            CancelAndReport(source);
        }

        // Also for scopes that opened after an earlier request, whose tokens are not linked to this one.
        foreach (var scope in OpenScopes())
        {
            scope.CancelToken();
        }

        return true;
    }

    /// <summary>
    /// Withdraws one request to cancel. For code that made the request and has handled the exception. <c>Task.uncancel()</c>.
    /// </summary>
    /// <returns>The number of requests that remain.</returns>
    public int Uncancel()
    {
        var left = UncancelAwait();
        if (_taskRequests > 0)
        {
            _taskRequests--;
        }

        // A cancelled token stays cancelled, so the next read creates a new one.
        if ((_taskRequests == 0 || left == 0) && _tokenSource is { IsCancellationRequested: true })
        {
            _tokenSource = null;
        }

        return left;
    }

    /// <summary>Cancels the current await but not the token: for scopes, which have their own tokens.</summary>
    internal bool CancelAwait() => CancelAwait(out _);

    /// <inheritdoc cref="CancelAwait()"/>
    /// <param name="pending">The request, for <see cref="UncancelAwait"/>, if no await has thrown it yet.</param>
    internal bool CancelAwait(out int? pending)
    {
        ThrowIfNotOnThread();
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

    /// <summary>Withdraws a request of <see cref="CancelAwait()"/>.</summary>
    /// <param name="pending">The request, if it was pending. If it still is, it is never thrown.</param>
    /// <returns>The number of requests that remain.</returns>
    internal int UncancelAwait(int? pending = null)
    {
        if (pending == _deliveries && _pending > 0)
        {
            _pending--;
        }

        // No request is left to throw.
        if (CancelRequests > 0 && --CancelRequests == 0)
        {
            _pending = 0;
        }

        return CancelRequests;
    }

    /// <summary>Records that the task waits. A body may wait for several things at once.</summary>
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

    /// <summary>Returns the current waits of the task and its open task groups.</summary>
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

    /// <summary>Makes the continuation throw a request that was made between the end of the wait and the continuation.</summary>
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
        List<CancelScope> several => WithAdded(several, scope),
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

    /// <summary>Cancels a token; exceptions of its callbacks go to the exception handler.</summary>
    internal void CancelAndReport(CancellationTokenSource source)
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
            // A callback of another token has ended the scope.
        }
    }

    internal bool TakeDelivered()
    {
        var delivered = _isDelivered;
        _isDelivered = false;
        return delivered;
    }

    private static List<CancelScope> WithAdded(List<CancelScope> scopes, CancelScope scope)
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

    /// <summary>Marks all requests as thrown: they are one exception.</summary>
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
