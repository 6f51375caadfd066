using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>
/// Tasks that live and end together; <c>asyncio.TaskGroup</c>. It is left only when all are done. The first that fails
/// cancels the others and the body; the failures come as one <see cref="AggregateException"/>. Groups nest.
/// </summary>
/// <remarks>
/// <see cref="RunAsync(Func{TaskGroup, Task})"/> is the whole of it. <c>await using var group = new TaskGroup();</c> reads better and does
/// the same but for one thing: at its end it cannot be seen whether the body threw, so a body's own
/// exception then does not cancel the children; they are waited for.
/// </remarks>
public sealed class TaskGroup : IAsyncDisposable
{
    private readonly HashSet<LoopTask> _children = [];
    private readonly List<Exception> _errors = [];
    private readonly EventLoop _loop;
    private readonly CancelScope _scope;
    private Waiter? _allDone;
    private bool _isLeaving;
    private bool _isAborting;
    private bool _hasCancelledParent;

    /// <summary>Opens a group in the running task.</summary>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
    public TaskGroup()
    {
        _loop = EventLoop.GetRunningLoop();
        _scope = CancelScope.Open("A task group", _children);
    }

    /// <summary>
    /// Cancelled when a child fails, and with the task: for the body's calls that the loop knows nothing of. Children have
    /// tokens of their own.
    /// </summary>
    public CancellationToken Token => _scope.Token;

    private LoopTask Parent => _scope.Task;

    /// <summary>Runs a body with a group, then waits for the children.</summary>
    /// <exception cref="AggregateException">Children, or the body, have failed; cancellations are not among the errors.</exception>
    /// <exception cref="OperationCanceledException">The task was cancelled from outside; so were the children.</exception>
    /// <exception cref="InvalidOperationException">No task runs.</exception>
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
            await group.Leave(failure);
        }
        finally
        {
            group._scope.Dispose();
        }

        return result!;
    }

    /// <summary>Makes a task that belongs to the group; <c>TaskGroup.create_task</c>.</summary>
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
        // What the body threw is not known here, but whether its task was told to cancel is: since the group was made, by another
        // than the group, and no longer on its way to an await of the body.
        var requests = Parent.CancelRequests - _scope.RequestsAtEntry - (_hasCancelledParent ? 1 : 0);
        var isCancelled = requests > 0 && !Parent.IsCancellationPending;
        _scope.Dispose();
        return new ValueTask(Leave(isCancelled ? new OperationCanceledException(Parent.TokenIfAny) : null));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<TaskGroup tasks={_children.Count} errors={_errors.Count}{(_isAborting ? " cancelling" : string.Empty)}>";

    private TTask Add<TTask>(TTask task)
        where TTask : LoopTask
    {
        if (task.Done)
        {
            // It began at once and had nothing to wait for.
            ChildIsDone(task);
            return task;
        }

        _children.Add(task);
        task.OnDone(child => ChildIsDone((LoopTask)child!), task);
        return task;
    }

    private void ThrowIfEnded()
    {
        if (_isLeaving && _children.Count == 0)
        {
            throw new InvalidOperationException("The task group has ended.");
        }

        if (_isAborting)
        {
            throw new InvalidOperationException("The task group is being cancelled.");
        }
    }

    private async Task Leave(Exception? failure)
    {
        _isLeaving = true;
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

        // The group itself had its task cancelled, so it takes that back; without another request, the cancellation ends here.
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
            // The errors go before another's request to cancel, which must not be lost with that: it comes again at the next await.
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

    private void ChildIsDone(LoopTask child)
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
        if (_isLeaving)
        {
            _scope.CancelAwait();
        }
        else
        {
            _scope.Cancel();
        }
    }
}
