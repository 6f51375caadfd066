namespace Asyncio;

/// <summary>One entry of a future's list of what to run when it is done, in order of registration.</summary>
internal sealed class DoneCallback(object callback, object? state, LoopContext context)
{
    public readonly object Callback = callback;
    public readonly object? State = state;
    public readonly LoopContext Context = context;
    public DoneCallback? Next;
}
