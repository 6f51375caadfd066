namespace Asyncio;

/// <summary>A call in the queue of an executor.</summary>
internal abstract class WorkItem
{
    private const int Waiting = 0;
    private const int Claimed = 1;

    private int _state;

    /// <summary>Runs the call, unless it was cancelled. Never throws.</summary>
    public void Run()
    {
        if (TryClaim())
        {
            Execute();
        }
    }

    /// <summary>Cancels the call if no thread has started it.</summary>
    public void Cancel()
    {
        if (TryClaim())
        {
            OnCancelled();
        }
    }

    /// <summary>Claims the item, so that no other thread runs it. False if it was claimed before.</summary>
    public bool TryClaim() => Interlocked.CompareExchange(ref _state, Claimed, Waiting) == Waiting;

    protected abstract void Execute();

    protected abstract void OnCancelled();
}
