namespace Asyncio;

/// <summary>The result of <see cref="EventLoop.WaitAsync{TFuture}"/>. Both lists have the order of the arguments.</summary>
/// <typeparam name="TFuture">The type of the futures.</typeparam>
/// <param name="Done">The futures that are done.</param>
/// <param name="Pending">The futures that are pending.</param>
public readonly record struct WaitResult<TFuture>(IReadOnlyList<TFuture> Done, IReadOnlyList<TFuture> Pending)
    where TFuture : Future;
