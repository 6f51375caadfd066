namespace Asyncio;

/// <summary>The target of a timer: a handle to run, or a waiter to complete.</summary>
internal interface ITimerTarget
{
    /// <summary>True if the timer need not run any more.</summary>
    bool IsObsolete { get; }

    /// <summary>Adds the target to the ready queue; it runs in the current pass.</summary>
    void MakeReady(EventLoop loop);
}
