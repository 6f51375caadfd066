namespace Asyncio;

/// <content>Reads, decrypts and calls the protocol.</content>
internal sealed partial class TlsTransport
{
    // asyncio's FLOW_CONTROL_HIGH_WATER_SSL_READ in bytes, and a quarter of it: the buffer while reading is paused.
    private const int ReceivedHigh = 256 * 1024;
    private const int ReceivedLow = ReceivedHigh / 4;

    // Decrypted data of a protocol that paused reading in the middle of it.
    private ByteBuffer _undelivered;
    private bool _isPaused;
    private bool _isReceiving;
    private bool _hasPausedLower;

    public override bool IsReading => !_isClosing && !_isPaused;

    // During the shutdown, data is dropped until the peer ends.
    private bool ShallReceive => _state == TlsState.Shutdown || (_state == TlsState.Open && !_isPaused);

    public override void PauseReading()
    {
        Loop.ThrowIfNotOnThread();
        if (IsReading)
        {
            _isPaused = _inner.IsPaused = true;
        }
    }

    public override void ResumeReading()
    {
        Loop.ThrowIfNotOnThread();
        if (_isPaused && !_isClosing)
        {
            _isPaused = false;
            Loop.CallSoon(static self => self.ContinueReceiving(), this);
        }
    }

    void IProtocol.DataReceived(ReadOnlySpan<byte> data)
    {
        _inner.Feed(data);
        PauseOrResumeLower();
    }

    bool IStreamProtocol.EofReceived()
    {
        if (_state == TlsState.Handshake)
        {
            FailHandshake(Reset());
            return false;
        }

        _inner.FeedEof();

        // A protocol that has paused reading gets the rest first.
        return _isPaused && _state == TlsState.Open;
    }

    private void ContinueReceiving()
    {
        if (!ShallReceive)
        {
            return;
        }

        _inner.IsPaused = false;
        if (_undelivered.Count > 0)
        {
            var data = _undelivered.Take(_undelivered.Count);
            Deliver(data);
        }

        if (_isReceiving)
        {
            _inner.Proceed();
        }
        else if (ShallReceive)
        {
            _ = Receive();
        }

        PauseOrResumeLower();
    }

    private async Task Receive()
    {
        _isReceiving = true;
        try
        {
            while (ShallReceive)
            {
                // A read of 0 bytes first, so that SslStream holds no buffer while it waits.
                await _ssl.ReadAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
                var count = await _ssl.ReadAsync(Loop.ReceiveBuffer, CancellationToken.None).ConfigureAwait(false);
                await new LoopThreadAwaitable(Loop);
                if (count == 0)
                {
                    ReceiveEof();
                    return;
                }

                Deliver(Loop.ReceiveBuffer.AsSpan(0, count));
            }
        }
        catch (Exception e)
        {
            await new LoopThreadAwaitable(Loop);
            if (_state != TlsState.None)
            {
                EndWith(e, "A read over TLS failed");
            }
        }
        finally
        {
            _isReceiving = false;
        }
    }

    private void Deliver(ReadOnlySpan<byte> data)
    {
        try
        {
            while (!data.IsEmpty && _state == TlsState.Open)
            {
                if (_isPaused)
                {
                    _undelivered.Append(data);
                    return;
                }

                data = _buffered is { } buffered ? DeliverInto(buffered, data) : DeliverAll((IProtocol)_protocol, data);
            }
        }
        catch (Exception e)
        {
            EndWith(e, $"{(_buffered is null ? "DataReceived" : "GetBuffer or BufferUpdated")} of the protocol failed, so its connection is closed");
            _state = TlsState.None;
        }
    }

    private static ReadOnlySpan<byte> DeliverAll(IProtocol protocol, ReadOnlySpan<byte> data)
    {
        protocol.DataReceived(data);
        return [];
    }

    /// <returns>The rest, for which the buffer has no room.</returns>
    private static ReadOnlySpan<byte> DeliverInto(IBufferedProtocol protocol, ReadOnlySpan<byte> data)
    {
        var buffer = protocol.GetBuffer(-1);
        if (buffer.IsEmpty)
        {
            throw new InvalidOperationException("GetBuffer returned an empty buffer. Return at least one byte of room.");
        }

        var count = Math.Min(buffer.Length, data.Length);
        data[..count].CopyTo(buffer.Span);
        protocol.BufferUpdated(count);
        return data[count..];
    }

    private void ReceiveEof()
    {
        TellEof();
        StartShutdown();
        CompleteShutdown();
    }

    private void TellEof()
    {
        if (_hasToldEof || !_isMade || _isLost)
        {
            return;
        }

        _hasToldEof = true;
        try
        {
            // The result is ignored: TLS has no half-closed connections.
            _protocol.EofReceived();
        }
        catch (Exception e)
        {
            EndWith(e, "EofReceived of the protocol failed, so its connection is closed");
        }
    }

    private void PauseOrResumeLower()
    {
        if (_lower is not { IsClosing: false } lower)
        {
            return;
        }

        if (!_hasPausedLower && _inner.Count >= ReceivedHigh)
        {
            _hasPausedLower = true;
            lower.PauseReading();
        }
        else if (_hasPausedLower && _inner.Count <= ReceivedLow)
        {
            _hasPausedLower = false;
            lower.ResumeReading();
        }
    }
}
