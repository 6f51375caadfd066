using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>Writes to a pipe; asyncio's <c>_UnixWritePipeTransport</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class WritePipeTransport : FlowControlledTransport
{
    private readonly Socket _pipe;
    private IStreamProtocol _protocol;
    private ByteBuffer _toSend;
    private bool _isClosing;
    private bool _isLost;

    /// <param name="loop">The loop.</param>
    /// <param name="pipe">The pipe, from <see cref="DescriptorSocket"/>.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="connected">Is set after <c>ConnectionMade</c>.</param>
    public WritePipeTransport(EventLoop loop, Socket pipe, IStreamProtocol protocol, Future<bool>? connected = null)
        : base(loop)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        _pipe = pipe;
        _protocol = protocol;
        loop.AddTransport(pipe, this);
        loop.CallSoon(static self => self._protocol.ConnectionMade(self), this);
        if (!Posix.GetFileType(pipe.SafeHandle).IsCharacterDevice)
        {
            // A pipe becomes readable when its reader closes it. A terminal becomes so by what is typed.
            loop.CallSoon(static self => self.WatchForReader(), this);
        }

        if (connected is not null)
        {
            loop.CallSoon(static connected => connected.TrySetResult(true), connected);
        }
    }

    public override IStreamProtocol Protocol => _protocol;

    public override bool IsClosing => _isClosing;

    public override bool IsReading => false;

    public override int WriteBufferSize => _toSend.Count;

    public override bool CanWriteEof => true;

    public override void SetProtocol(IStreamProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        _protocol = protocol;
    }

    public override void PauseReading() => throw WriteOnly();

    public override void ResumeReading() => throw WriteOnly();

    public override void Write(ReadOnlySpan<byte> data)
    {
        Loop.ThrowIfNotOnThread();
        if (data.IsEmpty || _isClosing)
        {
            return;
        }

        if (_toSend.Count == 0)
        {
            if (!TryWrite(ref data) || data.IsEmpty)
            {
                return;
            }

            Loop.Watch(_pipe, SelectorEvents.Write, new StateHandle<WritePipeTransport>(static self => self.OnWritable(), this));
        }

        _toSend.Append(data);
        PauseProtocolIfFull();
    }

    public override void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var piece in data)
        {
            Write(piece.Span);
        }
    }

    /// <summary>As <see cref="Close"/>: the pipe has no other half.</summary>
    public override void WriteEof() => Close();

    public override void Close()
    {
        if (_isClosing)
        {
            return;
        }

        Loop.ThrowIfNotOnThread();
        _isClosing = true;
        if (_toSend.Count == 0)
        {
            LoseConnectionSoon(null);
        }
    }

    public override void Abort() => ForceClose(null);

    public override object? GetExtraInfo(string name) => name == "pipe" ? _pipe.SafeHandle : null;

    public override string ToString() =>
        $"<{nameof(WritePipeTransport)} {(_pipe.SafeHandle.IsClosed ? "closed" : _isClosing ? "closing" : "open")} bufsize={_toSend.Count}>";

    internal override void Abandon()
    {
        _isClosing = _isLost = true;
        _toSend.Clear();
        _pipe.Dispose();
    }

    internal override void ForceClose(Exception? exception)
    {
        if (!_isLost)
        {
            Loop.ThrowIfNotOnThread();
            _isClosing = true;
            _toSend.Clear();
            LoseConnectionSoon(exception);
        }
    }

    private static NotSupportedException WriteOnly() => new("This end of the pipe can only be written.");

    private void WatchForReader()
    {
        if (!_isClosing)
        {
            Loop.Watch(_pipe, SelectorEvents.Read, new StateHandle<WritePipeTransport>(static self => self.OnReaderClosed(), this));
        }
    }

    private void OnReaderClosed() => ForceClose(_toSend.Count > 0 ? Posix.ToException(Posix.BrokenPipe) : null);

    private void OnWritable()
    {
        ReadOnlySpan<byte> data = _toSend.Span;
        if (_isLost || !TryWrite(ref data))
        {
            return;
        }

        _toSend.Consume(_toSend.Count - data.Length);
        if (_toSend.Count > 0)
        {
            ResumeProtocolIfDrained();
            return;
        }

        Loop.Unwatch(_pipe, SelectorEvents.Write);

        // The protocol may write more.
        ResumeProtocolIfDrained();
        if (_isClosing && !_isLost && _toSend.Count == 0)
        {
            _isLost = true;
            Loop.Unwatch(_pipe, SelectorEvents.Read);
            LoseConnection(null);
        }
    }

    /// <returns>False if the pipe has failed.</returns>
    private bool TryWrite(ref ReadOnlySpan<byte> data)
    {
        var count = Posix.Write(_pipe.SafeHandle, data, out var error);
        if (count < 0 && error != Posix.TryAgain)
        {
            ForceClose(Posix.ToException(error));
            return false;
        }

        data = data[Math.Max(0, count)..];
        return true;
    }

    private void LoseConnectionSoon(Exception? exception)
    {
        _isLost = true;
        Loop.Unwatch(_pipe, SelectorEvents.Read);
        Loop.Unwatch(_pipe, SelectorEvents.Write);
        Loop.CallSoon(static state => state.Self.LoseConnection(state.Exception), (Self: this, Exception: exception));
    }

    private void LoseConnection(Exception? exception) => Loop.EndPipe(_pipe, _protocol, exception);
}
