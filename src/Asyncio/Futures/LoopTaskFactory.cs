namespace Asyncio;

/// <summary>
/// Creates the tasks of a loop, for <c>CreateTask</c>, task groups, <c>Gather</c> and others; asyncio's task factories. To wrap each body,
/// derive from this class, override both methods, and call the base with the wrapped body.
/// </summary>
/// <param name="startsEagerly">True to run a body up to its first wait before the task is returned.</param>
public class LoopTaskFactory(bool startsEagerly = false)
{
    /// <summary>
    /// Runs each body up to its first wait before the task is returned: a body that does not wait then takes no pass. This changes the order in
    /// which tasks run. <c>asyncio.eager_task_factory</c>.
    /// </summary>
    /// <remarks>A task that is created before the loop runs starts when it runs.</remarks>
    public static LoopTaskFactory Eager { get; } = new(startsEagerly: true);

    /// <summary>True if a body runs up to its first wait before the task is returned.</summary>
    public bool StartsEagerly { get; } = startsEagerly;

    /// <summary>True if this is not a derived class, so that the loop can create the task itself.</summary>
    internal bool IsPlain => GetType() == typeof(LoopTaskFactory);

    /// <summary>Creates a task. Called by the loop, on its thread.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="coroutine">The body.</param>
    /// <param name="name">The task's name; null for the next of <c>Task-1</c>, <c>Task-2</c>…</param>
    /// <param name="expression">The source text of the body, for messages; null if it is unknown.</param>
    public virtual LoopTask CreateTask(EventLoop loop, Func<CancellationToken, Task> coroutine, string? name, string? expression)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(coroutine);
        return loop.StartTask(new LoopTask(loop, coroutine, name, expression), this);
    }

    /// <inheritdoc cref="CreateTask(EventLoop, Func{CancellationToken, Task}, string?, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public virtual LoopTask<T> CreateTask<T>(EventLoop loop, Func<CancellationToken, Task<T>> coroutine, string? name, string? expression)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(coroutine);
        return loop.StartTask(new LoopTask<T>(loop, coroutine, name, expression), this);
    }
}
