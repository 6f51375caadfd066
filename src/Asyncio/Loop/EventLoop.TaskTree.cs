namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Returns the pending tasks as a tree in text: each with its name and coroutine, and below it what it awaits.
    /// <c>python -m asyncio pstree</c> of Python 3.14.
    /// </summary>
    /// <returns>
    /// A line for each task, which begins with <c>(T)</c>, and for each other wait, such as <c>Sleep</c>. Every line ends with a line feed. A task
    /// that several tasks await is complete below the first one only. A line that begins with <c>cycle:</c> names tasks that await each other and
    /// never end. Empty if there is no task.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// Called from another thread while the loop runs. Use
    /// <see cref="RunCoroutineThreadsafe{T}(Func{Task{T}}, EventLoop, CancellationToken)"/> there.
    /// </exception>
    public string TaskTree()
    {
        ThrowIfNotOnThread();
        return new TaskTreeText(AllTasks(), GetCurrentTask(), GetReadyTasks()).ToString();
    }

    private LoopTask? GetCurrentTask() => IsOnThread ? _current.Task : null;

    private HashSet<LoopTask> GetReadyTasks()
    {
        var ready = new HashSet<LoopTask>();
        for (var i = 0; i < _ready.Count; i++)
        {
            if (_ready[i].Context.Task is { } task)
            {
                ready.Add(task);
            }
        }

        lock (_gate)
        {
            ready.UnionWith(_inbox.Select(static entry => entry.Context.Task).OfType<LoopTask>());
        }

        return ready;
    }
}
