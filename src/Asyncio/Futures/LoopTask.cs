namespace Asyncio;

/// <summary>
/// A coroutine that runs on the loop; <c>asyncio.Task</c>. Created by
/// <see cref="EventLoop.CreateTask(Func{CancellationToken, Task}, string?, string?)"/>, which returns before the body has started.
/// </summary>
/// <remarks>
/// An await of the task throws the exception of the body. An exception that is never retrieved goes to the loop's exception handler. The loop
/// holds its pending tasks, so they are not collected.
/// </remarks>
public partial class LoopTask : Future
{
    // The continuation of the body. It is static: the current context says whose body has ended.
    private static readonly Action BodyEnded = static () => ((LoopContext)SynchronizationContext.Current!).Task!.EndWithBody();

    private readonly LoopContext _context;
    private readonly ExecutionContext? _executionContext;
    private readonly int _number;

    /// <summary>The source expression of the body; a <see cref="Label"/> if the task also has a name.</summary>
    private object? _expressionOrLabel;

    /// <summary>The factory until the task has started, then the body.</summary>
    private object? _code;

    internal LoopTask(EventLoop loop, Delegate factory, string? name, string? expression)
        : base(loop)
    {
        _context = new LoopContext(loop, this);
        _executionContext = ExecutionContext.Capture();
        _code = factory;
        _expressionOrLabel = name is null ? expression : new Label(name, expression);
        _number = loop.Register(this);
    }

    /// <summary>
    /// The name of the task. Default: <c>Task-1</c>, <c>Task-2</c>… in order of creation.
    /// <c>Task.get_name()</c>.
    /// </summary>
    public string Name
    {
        get => (_expressionOrLabel as Label)?.Name ?? $"Task-{_number}";
        set => _expressionOrLabel = new Label(value, Expression);
    }

    /// <summary>The name of the coroutine in the source, for messages; in Python it is part of <c>Task.get_coro()</c>.</summary>
    public string CoroutineName =>
        CallbackName.FromExpression(Expression)
        ?? (_code is Delegate factory ? CallbackName.From(factory) : CallbackName.FromBody(Body));

    /// <summary>A neighbour in the loop's list of pending tasks.</summary>
    internal LoopTask? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    internal LoopTask? Next { get; set; }

    /// <summary>The context of the body.</summary>
    internal LoopContext Context => _context;

    /// <summary>The number of the task, in order of creation.</summary>
    internal int Number => _number;

    private protected Task? Body => _code as Task;

    private string? Expression => (_expressionOrLabel as Label)?.Expression ?? _expressionOrLabel as string;

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<LoopTask> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <summary>For instance <c>&lt;Task pending name='Task-2' coro=Spin&gt;</c>.</summary>
    public override string ToString()
    {
        var state = State switch
        {
            FutureState.Pending => CancelRequests > 0 ? "cancelling" : "pending",
            FutureState.Cancelled => "cancelled",
            _ => "finished",
        };
        var outcome = State switch
        {
            FutureState.Finished => DescribeResult(),
            FutureState.Failed => $" exception={Representation.Format(FailureOrNull)}",
            _ => string.Empty,
        };
        return $"<Task {state} name='{Name}' coro={CoroutineName}{outcome}>";
    }

    /// <summary>Calls the body, which runs up to its first await. Called by the loop.</summary>
    internal void Start(ExecutionContext? loopContext)
    {
        if (_executionContext is null || ReferenceEquals(_executionContext, loopContext))
        {
            Start();
        }
        else
        {
            ExecutionContext.Run(_executionContext, static self => ((LoopTask)self!).Start(), this);
        }
    }

    internal override void InvokeDoneCallback(Delegate callback)
    {
        if (callback is Action<LoopTask> typed)
        {
            typed(this);
        }
        else
        {
            base.InvokeDoneCallback(callback);
        }
    }

    private protected override Task GetTask() => FutureTask.Create<bool>(this);

    private protected virtual string DescribeResult() => string.Empty;

    private protected override void ThrowCancelled()
    {
        // If the body has run, throws its own exception, with its stack.
        Body?.GetAwaiter().GetResult();
        throw new OperationCanceledException("The task was cancelled before it started.", TokenIfAny);
    }

    private void Start()
    {
        // The body of a task that was cancelled before its start never runs, as in asyncio.
        if (TakeCancellation())
        {
            End(FutureState.Cancelled, null);
            return;
        }

        Task body;
        try
        {
            body = _code is Func<CancellationToken, Task> withToken ? withToken(Token) : ((Func<Task>)_code!)();
            if (body is null)
            {
                throw new InvalidOperationException($"The coroutine {CoroutineName} returned no task.");
            }
        }
        catch (Exception e)
        {
            // The delegate is not async itself and has thrown.
            body = Task.FromException(e);
        }

        _code = body;
        if (body.IsCompleted)
        {
            EndWithBody();
            return;
        }

        // A delegate that is not async may have changed the context.
        SynchronizationContext.SetSynchronizationContext(_context);
        body.GetAwaiter().UnsafeOnCompleted(BodyEnded);
    }

    private void EndWithBody()
    {
        var body = Body!;
        if (body.IsCompletedSuccessfully)
        {
            End(FutureState.Finished, null);
        }
        else if (body.IsCanceled || body.Exception!.InnerException is OperationCanceledException)
        {
            End(FutureState.Cancelled, null);
        }
        else
        {
            End(FutureState.Failed, body.Exception!.InnerException);
        }
    }

    private void End(FutureState state, Exception? exception)
    {
        Loop.Unregister(this);
        TryEnd(state, exception);
    }

    /// <summary>The name and the expression of a task. Most tasks have no name, so this saves a field.</summary>
    private sealed record Label(string Name, string? Expression);
}
