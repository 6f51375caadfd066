namespace Asyncio;

/// <summary>
/// A coroutine that the loop runs: <c>asyncio.Task</c>. <see cref="EventLoop.CreateTask(Func{CancellationToken, Task}, string?, string?)"/>
/// makes it, and returns before the body has run.
/// </summary>
/// <remarks>
/// An exception of the body is kept and thrown where the task is awaited; one that is never seen is
/// reported to the loop's exception handler. The loop holds its pending tasks, so none is collected while it waits.
/// </remarks>
public partial class LoopTask : Future
{
    // What completes the await of the body: static, because the context in which it runs says whose body it was.
    private static readonly Action BodyEnded = static () => ((LoopContext)SynchronizationContext.Current!).Task!.EndWithBody();

    private readonly LoopContext _context;
    private readonly ExecutionContext? _executionContext;
    private readonly int _number;

    /// <summary>The expression that made the body; in a <see cref="Label"/> when the task was given a name besides.</summary>
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
    /// Its name, by default <c>Task-1</c>, <c>Task-2</c>… in the order in which the loop made them.
    /// <c>Task.get_name()</c>.
    /// </summary>
    public string Name
    {
        get => (_expressionOrLabel as Label)?.Name ?? $"Task-{_number}";
        set => _expressionOrLabel = new Label(value, Expression);
    }

    /// <summary>The name of the coroutine, from the source, for messages; <c>Task.get_coro()</c> has it in Python.</summary>
    public string CoroutineName =>
        CallbackName.OfExpression(Expression)
        ?? (_code is Delegate factory ? CallbackName.Of(factory) : CallbackName.OfBody(Body));

    /// <summary>Its neighbours among the loop's pending tasks.</summary>
    internal LoopTask? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    internal LoopTask? Next { get; set; }

    /// <summary>The context in which its code runs.</summary>
    internal LoopContext Context => _context;

    /// <summary>Its place in the order in which the loop made its tasks.</summary>
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
            FutureState.Failed => $" exception={Representation.Of(FailureOrNull)}",
            _ => string.Empty,
        };
        return $"<Task {state} name='{Name}' coro={CoroutineName}{outcome}>";
    }

    /// <summary>The first step: makes the body and runs it up to its first await. The loop calls it.</summary>
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

    private protected override Task GetTask() => FutureTask.Of<bool>(this);

    private protected virtual string DescribeResult() => string.Empty;

    private protected override void ThrowCancelled()
    {
        // The body's own exception, with its stack, when it ran at all.
        Body?.GetAwaiter().GetResult();
        throw new OperationCanceledException("The task was cancelled before it started.", TokenIfAny);
    }

    private void Start()
    {
        // Cancelled before its first step, the body never runs, as in asyncio.
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
            // Thrown by a factory that is not async itself.
            body = Task.FromException(e);
        }

        _code = body;
        if (body.IsCompleted)
        {
            EndWithBody();
            return;
        }

        // A factory that is not async may have left another context behind.
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

    /// <summary>Few tasks are given a name; the others do without a field for it.</summary>
    private sealed record Label(string Name, string? Expression);
}
