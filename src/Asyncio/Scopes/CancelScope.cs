namespace Asyncio;

/// <summary>
/// A part of a task that can be cancelled without the task: the body of a timeout or of a task group. It has its own token, because the task's
/// token would stay cancelled after the scope has ended.
/// </summary>
/// <remarks>
/// A scope may open during the clean-up of a cancelled task. It counts the earlier requests and ignores them: they do not cancel its token.
/// </remarks>
internal sealed class CancelScope : IDisposable
{
    // Flows into the calls of the body, also if several run at once within the task.
    private static readonly AsyncLocal<CancelScope?> Innermost = new();

    private readonly CancelScope? _outer = Innermost.Value;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _token;
    private int? _pending;

    private CancelScope(LoopTask task)
    {
        Task = task;
        RequestsAtEntry = task.CancelRequests;

        // A task that was created inside the scope of another task inherits the value, which does not apply to it.
        _source = _outer?.Task == task && !_outer.Token.IsCancellationRequested
            ? CancellationTokenSource.CreateLinkedTokenSource(_outer.Token)
            : new CancellationTokenSource();
        _token = _source.Token;
        task.AddScope(this);
    }

    public LoopTask Task { get; }

    /// <summary>The tasks of a task group, for <see cref="EventLoop.TaskTree"/>.</summary>
    public IReadOnlyCollection<LoopTask>? Children { get; init; }

    /// <summary>The number of requests to cancel when the scope was opened.</summary>
    public int RequestsAtEntry { get; }

    public CancellationToken Token => _token;

    /// <summary>Opens a scope in the running task.</summary>
    /// <param name="what">The owner of the scope, for the message.</param>
    /// <param name="children">The tasks of the scope.</param>
    /// <exception cref="InvalidOperationException">No task is running.</exception>
    public static CancelScope Open(string what, IReadOnlyCollection<LoopTask>? children = null)
    {
        var scope = new CancelScope(EventLoop.CurrentTask
            ?? throw new InvalidOperationException($"{what} can be used only inside a task."))
        {
            Children = children,
        };
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>Cancels the current await of the task and the scope's token.</summary>
    public void Cancel()
    {
        CancelAwait();
        CancelToken();
    }

    /// <summary>Cancels the current await only.</summary>
    public void CancelAwait() => Task.CancelAwait(out _pending);

    /// <summary>Withdraws the scope's request.</summary>
    /// <returns>The number of requests that remain.</returns>
    public int Uncancel() => Task.UncancelAwait(_pending);

    public void CancelToken() => Task.CancelAndReport(_source);

    public void Dispose()
    {
        Task.RemoveScope(this);
        _source.Dispose();
        if (ReferenceEquals(Innermost.Value, this))
        {
            Innermost.Value = _outer;
        }
    }
}
