namespace Asyncio;

/// <summary>Work whose outcome is a .NET task, for any thread.</summary>
internal sealed class TaskWork<T>(Func<T> function) : WorkItem
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _source.Task;

    protected override void Execute()
    {
        try
        {
            _source.SetResult(function());
        }
        catch (OperationCanceledException e)
        {
            _source.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            _source.SetException(e);
        }
    }

    protected override void Abandon() => _source.SetCanceled(new CancellationToken(canceled: true));
}
