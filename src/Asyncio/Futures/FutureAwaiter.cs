using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>Awaits a <see cref="Future"/>. For the compiler.</summary>
public readonly struct FutureAwaiter : ICriticalNotifyCompletion
{
    private readonly Future _future;

    internal FutureAwaiter(Future future) => _future = future;

    /// <summary>True when the await goes straight on.</summary>
    /// <exception cref="InvalidOperationException">The future belongs to another loop, or is the task that would wait.</exception>
    public bool IsCompleted => _future.IsAwaitOver();

    /// <summary>Ends the await.</summary>
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
