using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>An await that waits for exactly one pass: <c>Sleep(0)</c>. It has no state, so one instance is enough.</summary>
internal sealed class PassYield : IValueTaskSource
{
    public static readonly PassYield Instance = new();

    public ValueTaskSourceStatus GetStatus(short token)
    {
        // Throws here: an exception of OnCompleted would not reach the awaiting code.
        EventLoop.GetRunningLoop();
        return ValueTaskSourceStatus.Pending;
    }

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext))
        {
            (continuation, state) = FlowingContinuation.Wrap(continuation, state);
        }

        var loop = EventLoop.GetRunningLoop();
        loop.PushContinuation(continuation, state, loop.GetAwaitContext());
    }

    public void GetResult(short token) => EventLoop.GetRunningLoop().ThrowIfCancellationIsDelivered();
}
