namespace Asyncio;

/// <summary>Creates .NET tasks that end as a future does.</summary>
internal static class FutureTask
{
    public static Task<T> Create<T>(Future future)
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
