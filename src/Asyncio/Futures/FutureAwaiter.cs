using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>Awaits a <see cref="Future"/>. For the compiler.</summary>
public readonly struct FutureAwaiter : ICriticalNotifyCompletion
{
    private readonly Future _future;

    internal FutureAwaiter(Future future) => _future = future;

    /// <summary>True if the await continues at once.</summary>
    /// <exception cref="InvalidOperationException">The future belongs to another loop, or is the awaiting task itself.</exception>
    public bool IsCompleted => _future.IsAwaitComplete();

    /// <summary>Ends the await; throws the exception of the future.</summary>
    public void GetResult()
    {
        _future.Loop.ThrowIfCancellationIsDelivered();
        _future.ThrowUnlessFinished();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => _future.Await(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => _future.Await(continuation);
}
