namespace Asyncio;

/// <summary>The state of a callback that another thread has posted to the loop for a stream.</summary>
internal interface ILeftToLoop
{
    /// <summary>The loop was closed before it ran the callback.</summary>
    void LoopClosed();
}
