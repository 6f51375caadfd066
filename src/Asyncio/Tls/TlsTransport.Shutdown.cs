namespace Asyncio;

/// <content>The end: both sides end TLS, and then the lower transport closes.</content>
internal sealed partial class TlsTransport
{
    private TimerHandle? _shutdownTimer;

    private void StartShutdown()
    {
        _isClosing = true;
        if (_state == TlsState.Handshake)
        {
            ForceClose(null);
        }

        if (_state != TlsState.Open)
        {
            return;
        }

        _state = TlsState.Shutdown;
        _undelivered.Clear();
        _shutdownTimer = Loop.CallLater(_settings.ShutdownTimeout, ShutdownTimedOut);
        if (!_isWriting)
        {
            SendEnd();
        }

        Loop.CallSoon(static self => self.ContinueReceiving(), this);
    }

    private void ShutdownTimedOut()
    {
        if (_state == TlsState.Shutdown)
        {
            _lower?.ForceClose(new TimeoutException(
                $"The peer did not end TLS within {_settings.ShutdownTimeout.TotalSeconds} s, so the connection is aborted."));
        }
    }

    private void SendEnd()
    {
        try
        {
            // It completes synchronously, because a write to the inner stream does.
            _ssl.ShutdownAsync().GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            EndWith(e, "The end of TLS failed");
        }
    }

    private void CompleteShutdown()
    {
        _shutdownTimer?.Cancel();
        FlushToLower();
        Loop.CallSoon(static lower => lower?.Close(), _lower);
    }
}
