namespace Asyncio;

/// <summary>Write limits of a transport, and the calls to its protocol that follow from them; asyncio's <c>_FlowControlMixin</c>.</summary>
internal sealed class WriteFlow(BaseTransport transport)
{
    private const int DefaultHigh = 64 * 1024;
    private const int Ratio = 4;

    private bool _protocolIsPaused;

    public int Low { get; private set; } = DefaultHigh / Ratio;

    public int High { get; private set; } = DefaultHigh;

    public void SetLimits(int? high, int? low)
    {
        transport.Loop.ThrowIfElsewhere();
        var newHigh = high ?? (low is { } fromLow ? Ratio * fromLow : DefaultHigh);
        var newLow = low ?? newHigh / Ratio;
        ArgumentOutOfRangeException.ThrowIfNegative(newLow, nameof(low));
        ArgumentOutOfRangeException.ThrowIfLessThan(newHigh, newLow, nameof(high));
        (Low, High) = (newLow, newHigh);
    }

    /// <summary>Call it whenever more waits to be sent.</summary>
    public void PauseIfFull(int waiting, IBaseProtocol protocol)
    {
        if (_protocolIsPaused || waiting <= High)
        {
            return;
        }

        _protocolIsPaused = true;
        try
        {
            protocol.PauseWriting();
        }
        catch (Exception e)
        {
            Report("PauseWriting of the protocol failed", e);
        }
    }

    /// <summary>Call it whenever less waits to be sent.</summary>
    public void ResumeIfDrained(int waiting, IBaseProtocol protocol)
    {
        if (!_protocolIsPaused || waiting > Low)
        {
            return;
        }

        _protocolIsPaused = false;
        try
        {
            protocol.ResumeWriting();
        }
        catch (Exception e)
        {
            Report("ResumeWriting of the protocol failed", e);
        }
    }

    private void Report(string message, Exception exception) =>
        transport.Loop.CallExceptionHandler(new ExceptionContext(message, exception) { Transport = transport });
}
