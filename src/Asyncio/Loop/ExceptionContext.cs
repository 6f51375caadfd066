namespace Asyncio;

/// <summary>What an exception handler is told; the context of asyncio's <c>call_exception_handler</c>.</summary>
/// <param name="Message">One line that says what happened.</param>
/// <param name="Exception">The exception, when there is one.</param>
/// <param name="Task">The task concerned, when there is one.</param>
/// <param name="Handle">The handle whose callback failed, when there is one.</param>
public sealed record ExceptionContext(
    string Message, Exception? Exception = null, LoopTask? Task = null, Handle? Handle = null)
{
    /// <summary>The connection concerned, when there is one.</summary>
    public BaseTransport? Transport { get; init; }
}
