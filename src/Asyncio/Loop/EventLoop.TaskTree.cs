namespace Asyncio;

public sealed partial class EventLoop
{
    /// <summary>
    /// Who awaits whom, as a tree of lines: each task that is not done with its name and its coroutine, and below it what it
    /// waits for. <c>python -m asyncio pstree</c> of Python 3.14.
    /// </summary>
    /// <returns>
    /// A line for each task, which begins with <c>(T)</c>, and for each wait that is of no task, such as <c>Sleep</c>; every line ends with a
    /// line feed. A task that several await stands whole below the first. Tasks that await each other, and so can never go on, are
    /// named in a line that begins with <c>cycle:</c>. Empty when there is no task.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// Called from another thread while the loop runs. There, ask for it by
    /// <see cref="RunCoroutineThreadsafe{T}(Func{Task{T}}, EventLoop, CancellationToken)"/>.
    /// </exception>
    public string TaskTree()
    {
        ThrowIfElsewhere();
        return new TaskTreeText(AllTasks(), CurrentTaskOfThis(), ReadyTasks()).ToString();
    }

    private LoopTask? CurrentTaskOfThis() => IsOnThread ? _current.Task : null;

    private HashSet<LoopTask> ReadyTasks()
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
