namespace Asyncio;

/// <summary>What will have a result of type <typeparamref name="T"/>: a <see cref="Future{T}"/> or a <see cref="LoopTask{T}"/>. Nothing else may implement it.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public interface IFuture<out T>
{
    /// <summary>The result. Never blocks.</summary>
    /// <exception cref="InvalidOperationException">There is no result yet.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    T Result { get; }
}
