namespace Asyncio;

/// <summary>A continuation that runs in the execution context of the await, for awaiters that do not flow it.</summary>
internal sealed class FlowingContinuation(Action<object?> continuation, object? state, ExecutionContext context)
{
    private static readonly Action<object?> RunInContext = static self => ((FlowingContinuation)self!).Run();

    public static (Action<object?> Continuation, object? State) Wrap(Action<object?> continuation, object? state) =>
        ExecutionContext.Capture() is { } context
            ? (RunInContext, new FlowingContinuation(continuation, state, context))
            : (continuation, state);

    private void Run() => ExecutionContext.Run(context, static self => ((FlowingContinuation)self!).Invoke(), this);

    private void Invoke() => continuation(state);
}
