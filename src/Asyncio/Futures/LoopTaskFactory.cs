namespace Asyncio;

/// <summary>
/// Makes the tasks of a loop, of <c>CreateTask</c>, task groups, <c>Gather</c> and all others; asyncio's task factories. Derive from it to
/// put something around each body: override both methods and call the base with what is to run.
/// </summary>
/// <param name="startsEagerly">Whether a body runs up to its first wait before the call that makes the task returns.</param>
public class LoopTaskFactory(bool startsEagerly = false)
{
    /// <summary>
    /// Has each body run up to its first wait at once, before the call that makes the task returns: one that waits for nothing then costs
    /// no pass. The order in which things run is another then. <c>asyncio.eager_task_factory</c>.
    /// </summary>
    /// <remarks>Before the loop runs, a task begins when it does.</remarks>
    public static LoopTaskFactory Eager { get; } = new(startsEagerly: true);

    /// <summary>Whether a body runs up to its first wait before the call that makes the task returns.</summary>
    public bool StartsEagerly { get; } = startsEagerly;

    /// <summary>True when it is of this very class, so that the loop need not ask it.</summary>
    internal bool IsPlain => GetType() == typeof(LoopTaskFactory);

    /// <summary>Makes a task. The loop calls it, on its thread.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="coroutine">The body.</param>
    /// <param name="name">The task's name; null for the next of <c>Task-1</c>, <c>Task-2</c>…</param>
    /// <param name="expression">What stands in the source for the body, by which messages name it; null when it is not known.</param>
    public virtual LoopTask CreateTask(EventLoop loop, Func<CancellationToken, Task> coroutine, string? name, string? expression)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(coroutine);
        return loop.Begin(new LoopTask(loop, coroutine, name, expression), this);
    }

    /// <inheritdoc cref="CreateTask(EventLoop, Func{CancellationToken, Task}, string?, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public virtual LoopTask<T> CreateTask<T>(EventLoop loop, Func<CancellationToken, Task<T>> coroutine, string? name, string? expression)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(coroutine);
        return loop.Begin(new LoopTask<T>(loop, coroutine, name, expression), this);
    }
}
