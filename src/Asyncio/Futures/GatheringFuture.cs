namespace Asyncio;

internal static class GatheringFuture
{
    public static Future<T[]> Of<T>(
        EventLoop loop, IReadOnlyList<object> children, bool collectExceptions, Func<Future, T> resultOf)
    {
        var futures = new Future[children.Count];
        for (var i = 0; i < futures.Length; i++)
        {
            futures[i] = (Future)children[i];
        }

        return new GatheringFuture<T>(loop, futures, collectExceptions, resultOf);
    }
}
