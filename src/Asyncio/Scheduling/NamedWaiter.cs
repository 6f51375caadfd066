namespace Asyncio;

/// <summary>A wait that says what it is for.</summary>
/// <param name="loop">The loop.</param>
/// <param name="name">The call that waits.</param>
/// <param name="futures">What it waits for, if that is futures.</param>
internal sealed class NamedWaiter(EventLoop loop, string name, IEnumerable<Future>? futures = null) : Waiter(loop)
{
    public override string AwaitName => name;

    public override IEnumerable<Future> AwaitedFutures => futures ?? [];
}
