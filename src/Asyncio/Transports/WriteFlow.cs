namespace Asyncio;

/// <summary>The write buffer limits of a transport; pauses and resumes its protocol. asyncio's <c>_FlowControlMixin</c>.</summary>
internal sealed class WriteFlow
{
    public const int DefaultHigh = 64 * 1024;

    private const int Ratio = 4;

    private readonly BaseTransport _transport;
    private readonly int _defaultHigh;

    public WriteFlow(BaseTransport transport, int defaultHigh = DefaultHigh)
    {
        _transport = transport;
        _defaultHigh = defaultHigh;
        (Low, High) = (defaultHigh / Ratio, defaultHigh);
    }

    /// <summary>True between <c>PauseWriting</c> and <c>ResumeWriting</c>.</summary>
    public bool IsProtocolPaused { get; private set; }

    public int Low { get; private set; }

    public int High { get; private set; }

    public void SetLimits(int? high, int? low)
    {
        _transport.Loop.ThrowIfNotOnThread();
        var newHigh = high ?? (low is { } fromLow ? Ratio * fromLow : _defaultHigh);
        var newLow = low ?? newHigh / Ratio;
        ArgumentOutOfRangeException.ThrowIfNegative(newLow, nameof(low));
        ArgumentOutOfRangeException.ThrowIfLessThan(newHigh, newLow, nameof(high));
        (Low, High) = (newLow, newHigh);
    }

    /// <summary>Call it after the write buffer has grown.</summary>
    public void PauseIfFull(int waiting, IBaseProtocol protocol)
    {
        if (IsProtocolPaused || waiting <= High)
        {
            return;
        }

        IsProtocolPaused = true;
        try
        {
            protocol.PauseWriting();
        }
        catch (Exception e)
        {
            Report("PauseWriting of the protocol failed", e);
        }
    }

    /// <summary>Call it after the write buffer has shrunk.</summary>
    public void ResumeIfDrained(int waiting, IBaseProtocol protocol)
    {
        if (!IsProtocolPaused || waiting > Low)
        {
            return;
        }

        IsProtocolPaused = false;
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
        _transport.Loop.CallExceptionHandler(new ExceptionContext(message, exception) { Transport = _transport });
}
