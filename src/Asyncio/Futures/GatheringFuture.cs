namespace Asyncio;

internal static class GatheringFuture
{
    public static Future<T[]> Create<T>(
        EventLoop loop, IReadOnlyList<object> children, bool collectExceptions, Func<Future, T> getResult)
    {
        var futures = new Future[children.Count];
        for (var i = 0; i < futures.Length; i++)
        {
            futures[i] = (Future)children[i];
        }

        return new GatheringFuture<T>(loop, futures, collectExceptions, getResult);
    }
}
