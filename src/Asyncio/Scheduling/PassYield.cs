using System.Threading.Tasks.Sources;

namespace Asyncio;

/// <summary>The await that lets exactly one pass go by: <c>Sleep(0)</c>. It keeps nothing, so one serves everybody.</summary>
internal sealed class PassYield : IValueTaskSource
{
    public static readonly PassYield Instance = new();

    public ValueTaskSourceStatus GetStatus(short token)
    {
        // Throws here rather than in OnCompleted, from where it would not reach the awaiting code.
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
        loop.PushContinuation(continuation, state, loop.ContextOfAwait());
    }

    public void GetResult(short token) => EventLoop.GetRunningLoop().ThrowIfCancellationIsDelivered();
}
