namespace Asyncio;

/// <summary>The argument of an exception handler; the context of asyncio's <c>call_exception_handler</c>.</summary>
/// <param name="Message">A description in one line.</param>
/// <param name="Exception">The exception, if there is one.</param>
/// <param name="Task">The task, if there is one.</param>
/// <param name="Handle">The handle of the callback that failed, if there is one.</param>
public sealed record ExceptionContext(
    string Message, Exception? Exception = null, LoopTask? Task = null, Handle? Handle = null)
{
    /// <summary>The transport, if there is one.</summary>
    public BaseTransport? Transport { get; init; }
}
