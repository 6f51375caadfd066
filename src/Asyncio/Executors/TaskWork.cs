namespace Asyncio;

/// <summary>A work item whose outcome is a .NET task, for any thread.</summary>
internal sealed class TaskWork<T>(Func<T> function) : WorkItem
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _source.Task;

    protected override void Execute()
    {
        T? result = default;
        Exception? failure = null;
        try
        {
            result = function();
        }
        catch (Exception e)
        {
            failure = e;
        }

        // Outside the try: an exception of End is not an outcome of the function.
        End(result, failure);
    }

    protected override void OnCancelled() => End(default, new OperationCanceledException(new CancellationToken(canceled: true)));

    private void End(T? result, Exception? failure)
    {
        try
        {
            if (failure is null)
            {
                _source.TrySetResult(result!);
            }
            else if (failure is OperationCanceledException cancelled)
            {
                _source.TrySetCanceled(cancelled.CancellationToken);
            }
            else
            {
                _source.TrySetException(failure);
            }
        }
        catch (Exception e) when (Task.IsCompleted && WorkerThread.IsShortage(e))
        {
            // The task has ended and its continuations are queued, but the shared pool could not start a thread for them. It tries
            // again with its next work item. This thread continues.
        }
    }
}
