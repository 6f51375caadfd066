using System.Buffers;

namespace Asyncio;

/// <content>Encrypts at once, and writes to the lower transport unless its buffer is full.</content>
internal sealed partial class TlsTransport
{
    // SslStream takes no span, so data is copied: in pieces of 64 KiB, which are four records.
    private const int PieceSize = 64 * 1024;

    // Encrypted data, while the lower transport is full.
    private ByteBuffer _toSend;

    // Data that is not encrypted yet, while SslStream renegotiates (TLS 1.2 and before).
    private ByteBuffer _backlog;
    private bool _isLowerFull;
    private bool _isWriting;

    public override int WriteBufferSize => _toSend.Count + _backlog.Count;

    public override void Write(ReadOnlySpan<byte> data)
    {
        Loop.ThrowIfNotOnThread();
        if (data.IsEmpty || _state != TlsState.Open)
        {
            return;
        }

        if (_isWriting)
        {
            _backlog.Append(data);
        }
        else
        {
            Encrypt(data);
        }

        PauseProtocolIfFull();
    }

    public override void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var all = default(ByteBuffer);
        foreach (var piece in data)
        {
            all.Append(piece.Span);
        }

        Write(all.Span);
        all.Clear();
    }

    public override void WriteEof() => throw new NotSupportedException(
        "A TLS connection cannot be half-closed: close it, or check CanWriteEof first.");

    void IBaseProtocol.PauseWriting() => _isLowerFull = true;

    void IBaseProtocol.ResumeWriting()
    {
        _isLowerFull = false;
        FlushToLower();
        ResumeProtocolIfDrained();
    }

    /// <summary>Sends encrypted data; called by SslStream.</summary>
    public void SendEncrypted(ReadOnlySpan<byte> data)
    {
        if (_isLowerFull || _toSend.Count > 0)
        {
            _toSend.Append(data);
        }
        else
        {
            _lower?.Write(data);
        }
    }

    private void FlushToLower()
    {
        if (_toSend.Count > 0)
        {
            _lower?.Write(_toSend.Span);
            _toSend.Clear();
        }
    }

    private void Encrypt(ReadOnlySpan<byte> data)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Math.Min(data.Length, PieceSize));
        while (!data.IsEmpty)
        {
            var count = Math.Min(data.Length, piece.Length);
            data[..count].CopyTo(piece);
            data = data[count..];
            var writing = _ssl.WriteAsync(piece.AsMemory(0, count), CancellationToken.None);
            if (!writing.IsCompleted)
            {
                _backlog.Append(data);
                _ = EndWrite(writing, piece);
                return;
            }

            try
            {
                writing.GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                EndWith(e, "A write over TLS failed");
                break;
            }
        }

        ArrayPool<byte>.Shared.Return(piece);
    }

    private async Task EndWrite(ValueTask writing, byte[] piece)
    {
        _isWriting = true;
        Exception? failure = null;
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await new LoopThreadAwaitable(Loop);
        _isWriting = false;
        ArrayPool<byte>.Shared.Return(piece);
        if (failure is not null)
        {
            if (_state != TlsState.None)
            {
                EndWith(failure, "A write over TLS failed");
            }

            return;
        }

        if (_backlog.Count > 0)
        {
            Encrypt(_backlog.Take(_backlog.Count));
        }

        if (!_isWriting && _state == TlsState.Shutdown)
        {
            SendEnd();
        }

        ResumeProtocolIfDrained();
    }
}
