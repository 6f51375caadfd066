namespace Asyncio;

/// <summary>The waiter of <c>Sleep</c>.</summary>
internal sealed class Sleeper(EventLoop loop) : Waiter(loop)
{
    public override string AwaitName => nameof(EventLoop.Sleep);
}
