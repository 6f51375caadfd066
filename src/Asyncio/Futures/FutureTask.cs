namespace Asyncio;

/// <summary>A .NET task that ends as a future of the loop does.</summary>
internal static class FutureTask
{
    public static Task<T> Of<T>(Future future)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        future.OnDone(state => future.CopyTo((TaskCompletionSource<T>)state!), source);
        return source.Task;
    }

    public static void CopyTo<T>(this Future future, TaskCompletionSource<T> source)
    {
        if (future.Cancelled)
        {
            source.TrySetCanceled();
        }
        else if (future.Exception is { } exception)
        {
            source.TrySetException(exception);
        }
        else
        {
            source.TrySetResult(future is IFuture<T> typed ? typed.Result : default!);
        }
    }
}
