namespace Asyncio;

/// <summary>One entry of a future's list of what to run when it is done, in order of registration.</summary>
internal sealed class DoneCallback
{
    public readonly ReadyEntry Entry;

    public DoneCallback(in ReadyEntry entry)
    {
        Entry = entry;
        Next = this;
    }

    /// <summary>The next in a circle: that of the last is the first.</summary>
    public DoneCallback Next { get; set; }
}
