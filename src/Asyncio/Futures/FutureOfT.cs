namespace Asyncio;

/// <summary>A future whose result its creator sets; <c>loop.create_future()</c>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public class Future<T> : Future, IFuture<T>
{
    private T? _result;

    /// <summary>Creates a pending future.</summary>
    /// <param name="loop">The loop of the future.</param>
    internal Future(EventLoop loop)
        : base(loop)
    {
    }

    /// <inheritdoc/>
    public T Result
    {
        get
        {
            ThrowUnlessFinished();
            return _result!;
        }
    }

    /// <summary>Ends the future with a result; <c>Future.set_result</c>.</summary>
    /// <exception cref="InvalidOperationException">The future is already done, or the caller is on another thread.</exception>
    public void SetResult(T result)
    {
        if (!TrySetResult(result))
        {
            throw new InvalidOperationException($"The future is already done: {this}");
        }
    }

    /// <summary>Ends the future with an exception; <c>Future.set_exception</c>.</summary>
    /// <exception cref="InvalidOperationException">The future is already done, or the caller is on another thread.</exception>
    public void SetException(Exception exception)
    {
        if (!TrySetException(exception))
        {
            throw new InvalidOperationException($"The future is already done: {this}");
        }
    }

    /// <summary>Ends the future with a result if it is pending.</summary>
    /// <returns>False if it was already done.</returns>
    public bool TrySetResult(T result)
    {
        ThrowIfNotOnThread();
        if (Done)
        {
            return false;
        }

        _result = result;
        return TryEnd(FutureState.Finished, null);
    }

    /// <summary>Ends the future with an exception if it is pending. An <see cref="OperationCanceledException"/> cancels it.</summary>
    /// <returns>False if it was already done.</returns>
    public bool TrySetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ThrowIfNotOnThread();
        return exception is OperationCanceledException ? TryEnd(FutureState.Cancelled, null) : TryEnd(FutureState.Failed, exception);
    }

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<Future<T>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <inheritdoc cref="Future.AsTask"/>
    public new Task<T> AsTask() => FutureTask.Create<T>(this);

    /// <inheritdoc cref="Future.GetAwaiter"/>
    public new FutureAwaiter<T> GetAwaiter() => new(this);

    /// <inheritdoc/>
    public override string ToString() => State switch
    {
        FutureState.Pending => "<Future pending>",
        FutureState.Finished => $"<Future finished result={Representation.Format(_result)}>",
        FutureState.Cancelled => "<Future cancelled>",
        _ => $"<Future finished exception={Representation.Format(FailureOrNull)}>",
    };

    internal override void InvokeDoneCallback(Delegate callback)
    {
        if (callback is Action<Future<T>> typed)
        {
            typed(this);
        }
        else
        {
            base.InvokeDoneCallback(callback);
        }
    }

    private protected override Task GetTask() => AsTask();
}
