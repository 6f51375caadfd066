namespace Asyncio;

/// <summary>When <see cref="EventLoop.WaitAsync{TFuture}"/> has waited enough.</summary>
public enum ReturnWhen
{
    /// <summary>All are done; <c>asyncio.ALL_COMPLETED</c>.</summary>
    AllCompleted,

    /// <summary>One is done; <c>asyncio.FIRST_COMPLETED</c>.</summary>
    FirstCompleted,

    /// <summary>One has failed, or all are done; to be cancelled is not to fail. <c>asyncio.FIRST_EXCEPTION</c>.</summary>
    FirstException,
}
