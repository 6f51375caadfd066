using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    // A linked list. asyncio keeps weak references, so that a pending task may be collected; this loop holds its pending tasks.
    private LoopTask? _firstTask;
    private LoopTask? _lastTask;
    private int _tasksMade;

    /// <summary>
    /// Creates the tasks of this loop; null for tasks that start in the next pass. <c>loop.set_task_factory</c> and
    /// <c>get_task_factory</c>. Default <see cref="EventLoopOptions.TaskFactory"/>.
    /// </summary>
    public LoopTaskFactory? TaskFactory { get; set; }

    /// <summary>The context of callbacks without a task.</summary>
    internal LoopContext RootContext => _loopContext;

    /// <summary>The task that is running; null in a plain callback and outside a loop. <c>asyncio.current_task()</c>.</summary>
    public static LoopTask? CurrentTask => _runningLoop?._current.Task;

    /// <summary>
    /// Creates a task that runs a coroutine, and returns before it has started. A C# async method starts when it is called, so the argument is a
    /// delegate, which the loop calls in the next pass. <c>loop.create_task</c>.
    /// </summary>
    /// <param name="coroutine">
    /// The body. Its token is cancelled with the task; pass it to calls outside the loop.
    /// </param>
    /// <param name="name">Default: <c>Task-1</c>, <c>Task-2</c>… in order of creation.</param>
    /// <param name="expression">The source text of <paramref name="coroutine"/>, which the compiler passes.</param>
    /// <returns>The task, pending.</returns>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="InvalidOperationException">Called from another thread while the loop runs.</exception>
    public LoopTask CreateTask(
        Func<CancellationToken, Task> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return TaskFactory is { IsPlain: false } factory
            ? factory.CreateTask(this, coroutine, name, expression)
            : StartTask(new LoopTask(this, coroutine, name, expression), TaskFactory);
    }

    /// <inheritdoc cref="CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
    public LoopTask CreateTask(
        Func<Task> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return TaskFactory is { IsPlain: false } factory
            ? factory.CreateTask(this, _ => coroutine(), name, expression)
            : StartTask(new LoopTask(this, coroutine, name, expression), TaskFactory);
    }

    /// <inheritdoc cref="CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public LoopTask<T> CreateTask<T>(
        Func<CancellationToken, Task<T>> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return TaskFactory is { IsPlain: false } factory
            ? factory.CreateTask(this, coroutine, name, expression)
            : StartTask(new LoopTask<T>(this, coroutine, name, expression), TaskFactory);
    }

    /// <inheritdoc cref="CreateTask{T}(Func{CancellationToken, Task{T}}, string?, string?)"/>
    public LoopTask<T> CreateTask<T>(
        Func<Task<T>> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        return TaskFactory is { IsPlain: false } factory
            ? factory.CreateTask(this, _ => coroutine(), name, expression)
            : StartTask(new LoopTask<T>(this, coroutine, name, expression), TaskFactory);
    }

    /// <summary>Creates a pending future; <c>loop.create_future()</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    public Future<T> CreateFuture<T>() => new(this);

    /// <summary>Returns the pending tasks in the order of creation; <c>asyncio.all_tasks()</c>.</summary>
    public IReadOnlyList<LoopTask> AllTasks()
    {
        var tasks = new List<LoopTask>();
        for (var task = _firstTask; task is not null; task = task.Next)
        {
            tasks.Add(task);
        }

        return tasks;
    }

    /// <summary>Adds a new task to the pending ones.</summary>
    /// <returns>The number of the task.</returns>
    internal int Register(LoopTask task)
    {
        if (!IsOnThread)
        {
            ThrowIfRunsOnOtherThread();
        }

        task.Previous = _lastTask;
        if (_lastTask is null)
        {
            _firstTask = task;
        }
        else
        {
            _lastTask.Next = task;
        }

        _lastTask = task;
        return ++_tasksMade;
    }

    /// <summary>Starts a new task: in the next pass, or at once with an eager factory.</summary>
    internal TTask StartTask<TTask>(TTask task, LoopTaskFactory? factory)
        where TTask : LoopTask
    {
        if (factory is { StartsEagerly: true } && IsOnThread)
        {
            StartNow(task);
        }
        else
        {
            _ready.Push(new ReadyEntry(ReadyKind.Start, task, null, task.Context));
        }

        return task;
    }

    private void StartNow(LoopTask task)
    {
        var (current, running) = (_current, _running);
        var context = SynchronizationContext.Current;
        (_current, _running) = (task.Context, task);
        SynchronizationContext.SetSynchronizationContext(task.Context);
        try
        {
            // Always in its own execution context, so that the caller does not see its AsyncLocal values.
            task.Start(loopContext: null);
        }
        finally
        {
            (_current, _running) = (current, running);
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    internal void Unregister(LoopTask task)
    {
        if (task.Previous is null)
        {
            _firstTask = task.Next;
        }
        else
        {
            task.Previous.Next = task.Next;
        }

        if (task.Next is null)
        {
            _lastTask = task.Previous;
        }
        else
        {
            task.Next.Previous = task.Previous;
        }

        task.Previous = task.Next = null;
    }

    internal void Push(in ReadyEntry entry) => _ready.Push(entry);

    /// <summary>Returns true once if the await that has just ended must throw, because its task was cancelled in the meantime.</summary>
    internal bool TakeDeliveredCancellation() =>
        ReferenceEquals(_runningLoop, this) && _current.Task is { } task && task.TakeDelivered();

    internal void ThrowIfCancellationIsDelivered()
    {
        if (TakeDeliveredCancellation())
        {
            throw new OperationCanceledException(_current.Task!.TokenIfAny);
        }
    }

    internal void ThrowIfRunsOnOtherThread()
    {
        ThrowIfClosed();
        if (IsRunning)
        {
            throw new InvalidOperationException(
                "The call is not on the loop's thread. Use CallSoonThreadsafe or RunCoroutineThreadsafe.");
        }
    }
}
