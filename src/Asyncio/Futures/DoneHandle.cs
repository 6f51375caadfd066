namespace Asyncio;

/// <summary>A done-callback of the user's: a handle, so that it runs and is named like any other callback.</summary>
internal sealed class DoneHandle(Delegate callback, Future future) : Handle
{
    internal override Delegate? Callback => callback;

    public bool Is(Delegate other) => callback.Method == other.Method && ReferenceEquals(callback.Target, other.Target);

    private protected override void Invoke() => future.InvokeDoneCallback(callback);

    private protected override void Forget()
    {
    }
}
