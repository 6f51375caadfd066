using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>Awaits a <see cref="Future{T}"/> or a <see cref="LoopTask{T}"/>. For the compiler.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly struct FutureAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly Future _future;

    internal FutureAwaiter(Future future) => _future = future;

    /// <summary>True when the await goes straight on.</summary>
    /// <exception cref="InvalidOperationException">The future belongs to another loop, or is the task that would wait.</exception>
    public bool IsCompleted => _future.IsAwaitOver();

    /// <summary>Ends the await.</summary>
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
