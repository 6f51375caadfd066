namespace Asyncio;

/// <summary>A node in a future's list of callbacks to run when it is done, in order of registration.</summary>
internal sealed class DoneCallback
{
    public readonly ReadyEntry Entry;

    public DoneCallback(in ReadyEntry entry)
    {
        Entry = entry;
        Next = this;
    }

    /// <summary>The next node of the circular list; that of the last node is the first.</summary>
    public DoneCallback Next { get; set; }
}
