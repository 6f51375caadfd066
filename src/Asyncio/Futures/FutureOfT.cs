namespace Asyncio;

/// <summary>A future whose result its creator sets; <c>loop.create_future()</c>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public class Future<T> : Future, IFuture<T>
{
    private T? _result;

    /// <summary>Makes a pending one.</summary>
    /// <param name="loop">The loop it belongs to.</param>
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

    /// <summary>Ends it with a result; <c>Future.set_result</c>.</summary>
    /// <exception cref="InvalidOperationException">It is done already, or the call comes from another thread.</exception>
    public void SetResult(T result)
    {
        if (!TrySetResult(result))
        {
            throw new InvalidOperationException($"The future is done already: {this}");
        }
    }

    /// <summary>Ends it with an exception; <c>Future.set_exception</c>.</summary>
    /// <exception cref="InvalidOperationException">It is done already, or the call comes from another thread.</exception>
    public void SetException(Exception exception)
    {
        if (!TrySetException(exception))
        {
            throw new InvalidOperationException($"The future is done already: {this}");
        }
    }

    /// <summary>Ends it with a result, if it is pending.</summary>
    /// <returns>False when it was done already.</returns>
    public bool TrySetResult(T result)
    {
        ThrowIfElsewhere();
        if (Done)
        {
            return false;
        }

        _result = result;
        return TryEnd(FutureState.Finished, null);
    }

    /// <summary>Ends it with an exception, if it is pending. An <see cref="OperationCanceledException"/> cancels it.</summary>
    /// <returns>False when it was done already.</returns>
    public bool TrySetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ThrowIfElsewhere();
        return exception is OperationCanceledException ? TryEnd(FutureState.Cancelled, null) : TryEnd(FutureState.Failed, exception);
    }

    /// <inheritdoc cref="Future.AddDoneCallback"/>
    public void AddDoneCallback(Action<Future<T>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        AddCallback(new DoneHandle(callback, this));
    }

    /// <inheritdoc cref="Future.AsTask"/>
    public new Task<T> AsTask() => FutureTask.Of<T>(this);

    /// <inheritdoc cref="Future.GetAwaiter"/>
    public new FutureAwaiter<T> GetAwaiter() => new(this);

    /// <inheritdoc/>
    public override string ToString() => State switch
    {
        FutureState.Pending => "<Future pending>",
        FutureState.Finished => $"<Future finished result={Representation.Of(_result)}>",
        FutureState.Cancelled => "<Future cancelled>",
        _ => $"<Future finished exception={Representation.Of(FailureOrNull)}>",
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
