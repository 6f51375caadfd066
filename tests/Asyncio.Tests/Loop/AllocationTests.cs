namespace Asyncio.Tests;

public sealed class AllocationTests
{
    // A handle: header and type, execution context, flag, delegate.
    private const int HandleBytes = 40;

    [Fact]
    public void CallSoon_CachedDelegate_AllocatesItsHandleOnly()
    {
        const int Count = 10_000;
        using var loop = new EventLoop();
        Action callback = () => { };
        RunOnce(loop, callback, Count);
        Assert.Equal(HandleBytes * Count, RunOnce(loop, callback, Count));
    }

    [Fact]
    public void Post_OfAContinuation_AllocatesNothing()
    {
        const int Count = 10_000;
        long allocated = 0;
        EventLoop.Run(async () =>
        {
            var context = SynchronizationContext.Current!;
            SendOrPostCallback callback = static _ => { };
            for (var round = 0; round < 2; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < Count; i++)
                {
                    context.Post(callback, null);
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                await TestLoop.Passes(1);
            }
        });
        Assert.Equal(0, allocated);
    }

    private static long RunOnce(EventLoop loop, Action callback, int count)
    {
        // The queue grows in the first round.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            loop.CallSoon(callback);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        loop.Stop();
        loop.RunForever();
        return allocated;
    }
}
