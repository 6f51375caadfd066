using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>Awaits a <see cref="Future{T}"/> or a <see cref="LoopTask{T}"/>. For the compiler.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly struct FutureAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly Future _future;

    internal FutureAwaiter(Future future) => _future = future;

    /// <summary>True if the await continues at once.</summary>
    /// <exception cref="InvalidOperationException">The future belongs to another loop, or is the awaiting task itself.</exception>
    public bool IsCompleted => _future.IsAwaitComplete();

    /// <summary>Ends the await; returns the result or throws the exception of the future.</summary>
    public T GetResult()
    {
        _future.Loop.ThrowIfCancellationIsDelivered();
        return ((IFuture<T>)_future).Result;
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => _future.Await(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => _future.Await(continuation);
}
