namespace Asyncio;

/// <summary>When <see cref="EventLoop.WaitAsync{TFuture}"/> returns.</summary>
public enum ReturnWhen
{
    /// <summary>When all futures are done; <c>asyncio.ALL_COMPLETED</c>.</summary>
    AllCompleted,

    /// <summary>When a future is done; <c>asyncio.FIRST_COMPLETED</c>.</summary>
    FirstCompleted,

    /// <summary>When a future has failed, or all are done. A cancelled future has not failed. <c>asyncio.FIRST_EXCEPTION</c>.</summary>
    FirstException,
}
