namespace Asyncio;

/// <summary>What a task can be waiting for, as far as its cancellation is concerned.</summary>
internal interface IAwaited
{
    /// <summary>Makes the wait end with a cancellation. False when it has ended already.</summary>
    bool CancelWait();

    /// <summary>What it is, for <see cref="EventLoop.TaskTree"/>: the call that waits, such as <c>Lock.AcquireAsync</c>.</summary>
    string AwaitName { get; }

    /// <summary>The futures that it waits for, if that is what it waits for.</summary>
    IEnumerable<Future> AwaitedFutures { get; }
}
