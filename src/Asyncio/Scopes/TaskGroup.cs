using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>
/// A group of tasks; <c>asyncio.TaskGroup</c>. It ends when all its tasks are done. The first task that fails cancels the others and the body;
/// all failures are thrown as one <see cref="AggregateException"/>. Groups may nest.
/// </summary>
/// <remarks>
/// <c>await using var group = new TaskGroup();</c> does the same as <see cref="RunAsync(Func{TaskGroup, Task})"/>, with one difference: the
/// end of the block cannot see an exception of the body, so that it waits for the children instead of cancelling them.
/// </remarks>
public sealed class TaskGroup : IAsyncDisposable
{
    private readonly HashSet<LoopTask> _children = [];
    private readonly List<Exception> _errors = [];
    private readonly EventLoop _loop;
    private readonly CancelScope _scope;
    private Waiter? _allDone;
    private bool _isEnding;
    private bool _isAborting;
    private bool _hasCancelledParent;

    /// <summary>Opens a group in the running task.</summary>
    /// <exception cref="InvalidOperationException">No task is running.</exception>
    public TaskGroup()
    {
        _loop = EventLoop.GetRunningLoop();
        _scope = CancelScope.Open("A task group", _children);
    }

    /// <summary>
    /// Cancelled when a child fails or the task is cancelled: for the body's calls outside the loop. Children have their own tokens.
    /// </summary>
    public CancellationToken Token => _scope.Token;

    private LoopTask Parent => _scope.Task;

    /// <summary>Runs the body with a new group, then waits for the children.</summary>
    /// <exception cref="AggregateException">Children or the body have failed. It does not contain cancellations.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled, and with it the children.</exception>
    /// <exception cref="InvalidOperationException">No task is running.</exception>
    public static Task RunAsync(Func<TaskGroup, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(async group =>
        {
            await body(group);
            return true;
        });
    }

    /// <inheritdoc cref="RunAsync(Func{TaskGroup, Task})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>The result of the body.</returns>
    public static async Task<T> RunAsync<T>(Func<TaskGroup, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup();
        T? result = default;
        Exception? failure = null;
        try
        {
            result = await body(group);
        }
        catch (Exception e)
        {
            failure = e;
        }

        try
        {
            await group.End(failure);
        }
        finally
        {
            group._scope.Dispose();
        }

        return result!;
    }

    /// <summary>Creates a task in the group; <c>TaskGroup.create_task</c>.</summary>
    /// <exception cref="InvalidOperationException">The group has ended, or is being cancelled.</exception>
    /// <inheritdoc cref="EventLoop.CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
    public LoopTask CreateTask(
        Func<CancellationToken, Task> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ThrowIfEnded();
        return Add(_loop.CreateTask(coroutine, name, expression));
    }

    /// <inheritdoc cref="CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
    public LoopTask CreateTask(
        Func<Task> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ThrowIfEnded();
        return Add(_loop.CreateTask(coroutine, name, expression));
    }

    /// <inheritdoc cref="CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public LoopTask<T> CreateTask<T>(
        Func<CancellationToken, Task<T>> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ThrowIfEnded();
        return Add(_loop.CreateTask(coroutine, name, expression));
    }

    /// <inheritdoc cref="CreateTask{T}(Func{CancellationToken, Task{T}}, string?, string?)"/>
    public LoopTask<T> CreateTask<T>(
        Func<Task<T>> coroutine,
        string? name = null,
        [CallerArgumentExpression(nameof(coroutine))] string? expression = null)
    {
        ThrowIfEnded();
        return Add(_loop.CreateTask(coroutine, name, expression));
    }

    /// <summary>Waits for the children, as at the end of <see cref="RunAsync(Func{TaskGroup, Task})"/>; see the remarks there.</summary>
    public ValueTask DisposeAsync()
    {
        // An exception of the body is unknown here. The task counts as cancelled if other code than the group requested it since the group was
        // created, and an await of the body has thrown it.
        var requests = Parent.CancelRequests - _scope.RequestsAtEntry - (_hasCancelledParent ? 1 : 0);
        var isCancelled = requests > 0 && !Parent.IsCancellationPending;
        _scope.Dispose();
        return new ValueTask(End(isCancelled ? new OperationCanceledException(Parent.TokenIfAny) : null));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<TaskGroup tasks={_children.Count} errors={_errors.Count}{(_isAborting ? " cancelling" : string.Empty)}>";

    private TTask Add<TTask>(TTask task)
        where TTask : LoopTask
    {
        if (task.Done)
        {
            // An eager task that did not wait.
            OnChildDone(task);
            return task;
        }

        _children.Add(task);
        task.OnDone(child => OnChildDone((LoopTask)child!), task);
        return task;
    }

    private void ThrowIfEnded()
    {
        if (_isEnding && _children.Count == 0)
        {
            throw new InvalidOperationException("The task group has ended.");
        }

        if (_isAborting)
        {
            throw new InvalidOperationException("The task group is being cancelled.");
        }
    }

    private async Task End(Exception? failure)
    {
        _isEnding = true;
        var cancelled = failure as OperationCanceledException;
        if (failure is not null)
        {
            Abort();
        }

        while (_children.Count > 0)
        {
            _allDone = new NamedWaiter(_loop, nameof(TaskGroup), _children);
            try
            {
                await _allDone.AsValueTask();
            }
            catch (OperationCanceledException e)
            {
                if (!_isAborting)
                {
                    cancelled = e;
                    Abort();
                }
            }

            _allDone = null;
        }

        // The group has cancelled its own task, so it withdraws that. If there is no other request, the task is not cancelled.
        if (_hasCancelledParent && _scope.Uncancel() == 0)
        {
            cancelled = null;
        }

        if (_errors.Count == 0 && cancelled is not null)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancelled.CancellationToken);
        }

        if (failure is not (null or OperationCanceledException))
        {
            _errors.Add(failure);
        }

        if (_errors.Count > 0)
        {
            // The errors take precedence over a request to cancel, which the next await throws again.
            if (Parent.CancelRequests > 0)
            {
                Parent.UncancelAwait();
                Parent.CancelAwait();
            }

            throw new AggregateException("Unhandled errors in a task group", _errors);
        }
    }

    private void Abort()
    {
        if (_isAborting)
        {
            return;
        }

        _isAborting = true;
        foreach (var child in _children.ToArray())
        {
            child.Cancel();
        }
    }

    private void OnChildDone(LoopTask child)
    {
        _children.Remove(child);
        if (_children.Count == 0)
        {
            _allDone?.Complete();
        }

        if (child.Exception is not { } error)
        {
            return;
        }

        _errors.Add(error);
        if (Parent.Done)
        {
            _loop.CallExceptionHandler(new ExceptionContext($"{child} has failed, but its parent {Parent} is done", error, child));
            return;
        }

        if (_isAborting || _hasCancelledParent)
        {
            return;
        }

        Abort();
        _hasCancelledParent = true;
        if (_isEnding)
        {
            _scope.CancelAwait();
        }
        else
        {
            _scope.Cancel();
        }
    }
}
