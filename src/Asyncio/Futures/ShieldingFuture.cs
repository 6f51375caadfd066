namespace Asyncio;

/// <summary>The future of <c>Shield</c>: ends as the inner future does. Cancelling it does not cancel the inner one.</summary>
internal sealed class ShieldingFuture<T>(EventLoop loop, Future inner) : Future<T>(loop)
{
    internal override string AwaitName => nameof(EventLoop.Shield);

    internal override IEnumerable<Future> AwaitedFutures => [inner];
}
