namespace Asyncio;

/// <summary>Something that a task can wait for.</summary>
internal interface IAwaited
{
    /// <summary>Cancels the wait. False if it has already ended.</summary>
    bool CancelWait();

    /// <summary>The call that waits, such as <c>Lock.AcquireAsync</c>, for <see cref="EventLoop.TaskTree"/>.</summary>
    string AwaitName { get; }

    /// <summary>The futures that the call waits for; empty if it waits for something else.</summary>
    IEnumerable<Future> AwaitedFutures { get; }
}
