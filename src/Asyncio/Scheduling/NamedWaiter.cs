namespace Asyncio;

/// <summary>A waiter with a name, for <see cref="EventLoop.TaskTree"/>.</summary>
/// <param name="loop">The loop.</param>
/// <param name="name">The call that waits.</param>
/// <param name="futures">The futures that it waits for, if any.</param>
internal sealed class NamedWaiter(EventLoop loop, string name, IEnumerable<Future>? futures = null) : Waiter(loop)
{
    public override string AwaitName => name;

    public override IEnumerable<Future> AwaitedFutures => futures ?? [];
}
