namespace Asyncio;

/// <summary>Work on its way to a thread of an executor.</summary>
internal abstract class WorkItem
{
    private const int Waiting = 0;
    private const int Taken = 1;

    private int _state;

    /// <summary>Runs the work, unless it was taken back. Never throws.</summary>
    public void Run()
    {
        if (TryTakeBack())
        {
            Execute();
        }
    }

    /// <summary>Tells the waiters that the work will never run.</summary>
    public void Drop()
    {
        if (TryTakeBack())
        {
            Abandon();
        }
    }

    /// <summary>Keeps the work from running. False when it runs or has run.</summary>
    public bool TryTakeBack() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    protected abstract void Execute();

    protected abstract void Abandon();
}
