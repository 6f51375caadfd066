using System.Runtime.CompilerServices;
using Asyncio;

namespace FlagsDownloader.Http;

/// <summary>Awaited, it continues on the thread of an event loop.</summary>
/// <remarks>
/// Not a task: it could be done before it is awaited, and the code would continue on the calling thread.
/// </remarks>
/// <param name="loop">The loop. Null, or closed: the code continues where it is.</param>
internal readonly struct LoopSwitch(EventLoop? loop) : ICriticalNotifyCompletion
{
    public bool IsCompleted => loop is null || EventLoop.GetRunningLoopOrNull() == loop;

    public LoopSwitch GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        try
        {
            loop!.CallSoonThreadsafe(() =>
            {
                // With the loop's context set, the runtime would continue on its pool after an await with ConfigureAwait(false).
                SynchronizationContext.SetSynchronizationContext(null);
                continuation();
            });
        }
        catch (ObjectDisposedException)
        {
            continuation();
        }
    }
}
