namespace Asyncio;

/// <summary>What continues on the loop's thread when an operation ends that another thread awaits.</summary>
internal sealed class LoopStreamContinuation(LoopStreamOperation operation, Action<object?> continuation, object? state, short token) : ILeftToLoop
{
    public void Run() => operation.ContinueWith(continuation, state, token);

    /// <inheritdoc/>
    public void LoopClosed() => Run();
}
