using System.Runtime.CompilerServices;

namespace Asyncio;

/// <summary>An await of it continues on the loop's thread: in place if the caller is there. After the loop is closed it does not continue.</summary>
internal readonly struct LoopThreadAwaitable(EventLoop loop) : ICriticalNotifyCompletion
{
    public bool IsCompleted => loop.IsOnThread;

    public LoopThreadAwaitable GetAwaiter() => this;

    public void GetResult() => SynchronizationContext.SetSynchronizationContext(loop.GetAwaitContext());

    public void OnCompleted(Action continuation) => loop.TryPostInternal(static continuation => ((Action)continuation!)(), continuation);

    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
}
