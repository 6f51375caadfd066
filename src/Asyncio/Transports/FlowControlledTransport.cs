namespace Asyncio;

/// <summary>A connection with write limits.</summary>
internal abstract class FlowControlledTransport : Transport
{
    private readonly WriteFlow _flow;

    protected FlowControlledTransport(EventLoop loop)
        : base(loop) => _flow = new WriteFlow(this);

    public override (int Low, int High) WriteBufferLimits => (_flow.Low, _flow.High);

    public override void SetWriteBufferLimits(int? high = null, int? low = null)
    {
        _flow.SetLimits(high, low);
        PauseProtocolIfFull();
    }

    /// <inheritdoc cref="WriteFlow.PauseIfFull"/>
    protected void PauseProtocolIfFull() => _flow.PauseIfFull(WriteBufferSize, Protocol);

    /// <inheritdoc cref="WriteFlow.ResumeIfDrained"/>
    protected void ResumeProtocolIfDrained() => _flow.ResumeIfDrained(WriteBufferSize, Protocol);

    protected void Report(string message, Exception exception) =>
        Loop.CallExceptionHandler(new ExceptionContext(message, exception) { Transport = this });
}
