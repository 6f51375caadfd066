namespace Asyncio;

/// <summary>The future of <c>Shield</c>: ends as another does, which does not hear of its cancellation.</summary>
internal sealed class ShieldingFuture<T>(EventLoop loop, Future inner) : Future<T>(loop)
{
    internal override string AwaitName => nameof(EventLoop.Shield);

    internal override IEnumerable<Future> AwaitedFutures => [inner];
}
