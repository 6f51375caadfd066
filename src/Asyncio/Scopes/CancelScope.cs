namespace Asyncio;

/// <summary>
/// A part of a task that can be cancelled without the task: the body of a timeout or of a task group. It has a token of its own,
/// because the task's, once cancelled, would stay so after the scope has dealt with it.
/// </summary>
internal sealed class CancelScope : IDisposable
{
    // Flows down the calls of the body, however many of them run at once within the task.
    private static readonly AsyncLocal<CancelScope?> Innermost = new();

    private readonly CancelScope? _outer = Innermost.Value;
    private readonly CancellationTokenSource _source;

    private CancelScope(LoopTask task)
    {
        Task = task;

        // A task that was created inside the scope of another inherits the value, and has nothing to do with it.
        var outer = _outer?.Task == task ? _outer.Token : task.Token;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
    }

    public LoopTask Task { get; }

    public CancellationToken Token => _source.Token;

    /// <summary>Opens a scope in the running task.</summary>
    /// <param name="what">Whose scope, for the message.</param>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
    public static CancelScope Open(string what)
    {
        var scope = new CancelScope(EventLoop.CurrentTask
            ?? throw new InvalidOperationException($"{what} can be used only inside a task."));
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>Cancels at the await where the task stands, and whatever listens to the scope's token.</summary>
    public void Cancel()
    {
        Task.CancelAwait();
        _source.Cancel();
    }

    public void Dispose()
    {
        _source.Dispose();
        Innermost.Value = _outer;
    }
}
