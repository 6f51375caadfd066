namespace Asyncio;

/// <summary>A <see cref="LoopTask"/> with a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public sealed class LoopTask<T> : LoopTask, IFuture<T>
{
    internal LoopTask(EventLoop loop, Delegate factory, string? name, string? expression)
        : base(loop, factory, name, expression)
    {
    }

    /// <inheritdoc/>
    public T Result
    {
        get
        {
            ThrowUnlessFinished();
            return ((Task<T>)Body!).Result;
        }
    }

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<LoopTask<T>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <inheritdoc cref="Future.AsTask"/>
    public new Task<T> AsTask() => FutureTask.Create<T>(this);

    /// <inheritdoc cref="Future.GetAwaiter"/>
    public new FutureAwaiter<T> GetAwaiter() => new(this);

    internal override void InvokeDoneCallback(Delegate callback)
    {
        if (callback is Action<LoopTask<T>> typed)
        {
            typed(this);
        }
        else
        {
            base.InvokeDoneCallback(callback);
        }
    }

    private protected override string DescribeResult() => $" result={Representation.Format(Result)}";

    private protected override Task GetTask() => AsTask();
}
