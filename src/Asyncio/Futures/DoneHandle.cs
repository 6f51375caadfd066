namespace Asyncio;

/// <summary>A done-callback of user code. It is a handle, so that it runs and is described like other callbacks.</summary>
internal sealed class DoneHandle(Delegate callback, Future future) : Handle
{
    internal override Delegate? Callback => callback;

    public bool Is(Delegate other) => callback.Method == other.Method && ReferenceEquals(callback.Target, other.Target);

    private protected override void Invoke() => future.InvokeDoneCallback(callback);

    private protected override void ReleaseCallback()
    {
    }
}
