namespace Asyncio;

/// <summary>A stream transport with write buffer limits.</summary>
internal abstract class FlowControlledTransport : Transport
{
    private readonly WriteFlow _flow;

    protected FlowControlledTransport(EventLoop loop, int high = WriteFlow.DefaultHigh)
        : base(loop) => _flow = new WriteFlow(this, high);

    /// <summary>True between <c>PauseWriting</c> and <c>ResumeWriting</c>.</summary>
    internal bool IsProtocolPaused => _flow.IsProtocolPaused;

    public override (int Low, int High) WriteBufferLimits => (_flow.Low, _flow.High);

    public override void SetWriteBufferLimits(int? high = null, int? low = null)
    {
        _flow.SetLimits(high, low);
        PauseProtocolIfFull();
    }

    /// <summary>Closes the transport, drops the buffered data, and calls <c>ConnectionLost</c> with the exception.</summary>
    internal abstract void ForceClose(Exception? exception);

    /// <exception cref="ArgumentException">It is neither an <see cref="IProtocol"/> nor an <see cref="IBufferedProtocol"/>.</exception>
    protected static IBufferedProtocol? BufferedOrNull(IStreamProtocol protocol) => protocol switch
    {
        IBufferedProtocol buffered => buffered,
        IProtocol => null,
        _ => throw new ArgumentException($"{protocol.GetType()} must be an IProtocol or an IBufferedProtocol.", nameof(protocol)),
    };

    /// <inheritdoc cref="WriteFlow.PauseIfFull"/>
    protected void PauseProtocolIfFull() => _flow.PauseIfFull(WriteBufferSize, Protocol);

    /// <inheritdoc cref="WriteFlow.ResumeIfDrained"/>
    protected void ResumeProtocolIfDrained() => _flow.ResumeIfDrained(WriteBufferSize, Protocol);

    protected void Report(string message, Exception exception) =>
        Loop.CallExceptionHandler(new ExceptionContext(message, exception) { Transport = this });
}
