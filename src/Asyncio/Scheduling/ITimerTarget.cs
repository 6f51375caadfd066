namespace Asyncio;

/// <summary>What a timer is for: a handle to run, or a sleeper to wake.</summary>
internal interface ITimerTarget
{
    /// <summary>True when the timer need not run any more.</summary>
    bool IsObsolete { get; }

    /// <summary>Puts what is due on the ready queue; it runs in this very pass.</summary>
    void MakeReady(EventLoop loop);
}
