namespace Asyncio;

/// <summary>
/// A part of a task that can be cancelled without the task: the body of a timeout or of a task group. It has a token of its own,
/// because the task's, once cancelled, would stay so after the scope has dealt with it.
/// </summary>
/// <remarks>
/// A scope may open in a task that was cancelled before, in its clean-up. It knows how many requests there were by then, and
/// only what is asked for later concerns it: its token is not cancelled for them.
/// </remarks>
internal sealed class CancelScope : IDisposable
{
    // Flows down the calls of the body, however many of them run at once within the task.
    private static readonly AsyncLocal<CancelScope?> Innermost = new();

    private readonly CancelScope? _outer = Innermost.Value;
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _token;
    private int? _pending;

    private CancelScope(LoopTask task)
    {
        Task = task;
        RequestsAtEntry = task.CancelRequests;

        // A task that was created inside the scope of another inherits the value, and has nothing to do with it.
        _source = _outer?.Task == task && !_outer.Token.IsCancellationRequested
            ? CancellationTokenSource.CreateLinkedTokenSource(_outer.Token)
            : new CancellationTokenSource();
        _token = _source.Token;
        task.AddScope(this);
    }

    public LoopTask Task { get; }

    /// <summary>The tasks of a task group, for <see cref="EventLoop.TaskTree"/>.</summary>
    public IReadOnlyCollection<LoopTask>? Children { get; init; }

    /// <summary>How many requests to cancel the task had when the scope opened.</summary>
    public int RequestsAtEntry { get; }

    public CancellationToken Token => _token;

    /// <summary>Opens a scope in the running task.</summary>
    /// <param name="what">Whose scope, for the message.</param>
    /// <param name="children">The tasks that belong to it.</param>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
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

    /// <summary>Cancels the current await of the task, and the listeners of the scope's token.</summary>
    public void Cancel()
    {
        CancelAwait();
        CancelToken();
    }

    /// <summary>Cancels at the await only.</summary>
    public void CancelAwait() => Task.CancelAwait(out _pending);

    /// <summary>Takes back the scope's request.</summary>
    /// <returns>The number of requests that remain.</returns>
    public int Uncancel() => Task.UncancelAwait(_pending);

    public void CancelToken() => Task.CancelReported(_source);

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
