namespace Asyncio;

/// <summary>Write limits, and the calls to the protocol that follow from them; asyncio's <c>_FlowControlMixin</c>.</summary>
internal abstract class FlowControlledTransport : Transport
{
    private const int DefaultHigh = 64 * 1024;
    private const int Ratio = 4;

    private bool _protocolIsPaused;
    private int _low = DefaultHigh / Ratio;
    private int _high = DefaultHigh;

    protected FlowControlledTransport(EventLoop loop)
        : base(loop)
    {
    }

    public override (int Low, int High) WriteBufferLimits => (_low, _high);

    public override void SetWriteBufferLimits(int? high = null, int? low = null)
    {
        Loop.ThrowIfElsewhere();
        var newHigh = high ?? (low is { } fromLow ? Ratio * fromLow : DefaultHigh);
        var newLow = low ?? newHigh / Ratio;
        ArgumentOutOfRangeException.ThrowIfNegative(newLow, nameof(low));
        ArgumentOutOfRangeException.ThrowIfLessThan(newHigh, newLow, nameof(high));
        (_low, _high) = (newLow, newHigh);
        PauseProtocolIfFull();
    }

    /// <summary>Call it whenever more waits to be sent.</summary>
    protected void PauseProtocolIfFull()
    {
        if (_protocolIsPaused || WriteBufferSize <= _high)
        {
            return;
        }

        _protocolIsPaused = true;
        try
        {
            Protocol.PauseWriting();
        }
        catch (Exception e)
        {
            Report("PauseWriting of the protocol failed", e);
        }
    }

    /// <summary>Call it whenever less waits to be sent.</summary>
    protected void ResumeProtocolIfDrained()
    {
        if (!_protocolIsPaused || WriteBufferSize > _low)
        {
            return;
        }

        _protocolIsPaused = false;
        try
        {
            Protocol.ResumeWriting();
        }
        catch (Exception e)
        {
            Report("ResumeWriting of the protocol failed", e);
        }
    }

    protected void Report(string message, Exception exception) =>
        Loop.CallExceptionHandler(new ExceptionContext(message, exception) { Transport = this });
}
