namespace Asyncio;

/// <summary>A <see cref="Future{T}"/> or a <see cref="LoopTask{T}"/>. No other type may implement it.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public interface IFuture<out T>
{
    /// <summary>The result. Does not block.</summary>
    /// <exception cref="InvalidOperationException">The future is pending.</exception>
    /// <exception cref="OperationCanceledException">The future was cancelled.</exception>
    T Result { get; }
}
