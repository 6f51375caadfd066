using System.Runtime.CompilerServices;

namespace Asyncio;

public sealed partial class EventLoop
{
    // A list through the tasks themselves. asyncio keeps weak references, so that a task without a reference may vanish while
    // it waits; here the loop holds what it has to finish.
    private LoopTask? _firstTask;
    private LoopTask? _lastTask;
    private int _tasksMade;

    /// <summary>
    /// What makes the tasks of this loop; null for tasks that begin in the next pass. <c>loop.set_task_factory</c> and
    /// <c>get_task_factory</c>. Default <see cref="EventLoopOptions.TaskFactory"/>.
    /// </summary>
    public LoopTaskFactory? TaskFactory { get; set; }

    /// <summary>The context of callbacks that belong to no task.</summary>
    internal LoopContext RootContext => _loopContext;

    /// <summary>The task whose code runs now; null in a plain callback and outside any loop. <c>asyncio.current_task()</c>.</summary>
    public static LoopTask? CurrentTask => _runningLoop?._current.Task;

    /// <summary>
    /// Makes a task of a coroutine. Returns before the body has run: a C# async method starts as soon as it is called, so
    /// what is given here is the call, and the loop makes it in the next pass. <c>loop.create_task</c>.
    /// </summary>
    /// <param name="coroutine">
    /// The body. Its argument is cancelled with the task, and reaches what the loop does not know of.
    /// </param>
    /// <param name="name">Default: <c>Task-1</c>, <c>Task-2</c>… in order of creation.</param>
    /// <param name="expression">What stands in the source for <paramref name="coroutine"/>. The compiler gives it.</param>
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
            : Begin(new LoopTask(this, coroutine, name, expression), TaskFactory);
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
            : Begin(new LoopTask(this, coroutine, name, expression), TaskFactory);
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
            : Begin(new LoopTask<T>(this, coroutine, name, expression), TaskFactory);
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
            : Begin(new LoopTask<T>(this, coroutine, name, expression), TaskFactory);
    }

    /// <summary>Creates a future that only the caller sets; <c>loop.create_future()</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    public Future<T> CreateFuture<T>() => new(this);

    /// <summary>The tasks that are not done, in the order in which they were made; <c>asyncio.all_tasks()</c>.</summary>
    public IReadOnlyList<LoopTask> AllTasks()
    {
        var tasks = new List<LoopTask>();
        for (var task = _firstTask; task is not null; task = task.Next)
        {
            tasks.Add(task);
        }

        return tasks;
    }

    /// <summary>Takes a new task among the pending ones.</summary>
    /// <returns>Its number.</returns>
    internal int Register(LoopTask task)
    {
        if (!IsOnThread)
        {
            ThrowIfRunningElsewhere();
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

    /// <summary>Has a new task take its first step: in the next pass, or at once.</summary>
    internal TTask Begin<TTask>(TTask task, LoopTaskFactory? factory)
        where TTask : LoopTask
    {
        if (factory is { StartsEagerly: true } && IsOnThread)
        {
            BeginNow(task);
        }
        else
        {
            _ready.Push(new ReadyEntry(ReadyKind.Start, task, null, task.Context));
        }

        return task;
    }

    private void BeginNow(LoopTask task)
    {
        var (current, running) = (_current, _running);
        var context = SynchronizationContext.Current;
        (_current, _running) = (task.Context, task);
        SynchronizationContext.SetSynchronizationContext(task.Context);
        try
        {
            // In its own execution context, whichever that is: what it sets there is its own.
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

    /// <summary>True, once, when the await that just ended must throw because its task was cancelled meanwhile.</summary>
    internal bool TakeDeliveredCancellation() =>
        ReferenceEquals(_runningLoop, this) && _current.Task is { } task && task.TakeDelivered();

    internal void ThrowIfCancellationIsDelivered()
    {
        if (TakeDeliveredCancellation())
        {
            throw new OperationCanceledException(_current.Task!.TokenIfAny);
        }
    }

    internal void ThrowIfRunningElsewhere()
    {
        ThrowIfClosed();
        if (IsRunning)
        {
            throw new InvalidOperationException(
                "Not the loop's thread. From another thread only CallSoonThreadsafe and RunCoroutineThreadsafe are allowed.");
        }
    }
}
