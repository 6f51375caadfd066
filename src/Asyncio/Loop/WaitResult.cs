namespace Asyncio;

/// <summary>What <see cref="EventLoop.WaitAsync{TFuture}"/> found, each list in the order of the arguments.</summary>
/// <typeparam name="TFuture">A task or future.</typeparam>
/// <param name="Done">Those that are done, in whichever way.</param>
/// <param name="Pending">Those that go on.</param>
public readonly record struct WaitResult<TFuture>(IReadOnlyList<TFuture> Done, IReadOnlyList<TFuture> Pending)
    where TFuture : Future;
