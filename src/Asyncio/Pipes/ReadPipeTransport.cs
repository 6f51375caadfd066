using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Asyncio;

/// <summary>Reads from a pipe; asyncio's <c>_UnixReadPipeTransport</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ReadPipeTransport : Transport
{
    private readonly Socket _pipe;
    private IProtocol _protocol;
    private bool _isClosing;
    private bool _isPaused;

    /// <summary>Calls <c>ConnectionMade</c> in the next pass, then starts reading, then sets the future.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="pipe">The pipe, from <see cref="DescriptorSocket"/>.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="connected">Is set after <c>ConnectionMade</c>.</param>
    public ReadPipeTransport(EventLoop loop, Socket pipe, IStreamProtocol protocol, Future<bool>? connected = null)
        : base(loop)
    {
        _pipe = pipe;
        _protocol = RequireProtocol(protocol);
        loop.AddTransport(pipe, this);
        loop.CallSoon(static self => self._protocol.ConnectionMade(self), this);
        loop.CallSoon(static self => self.StartReading(), this);
        if (connected is not null)
        {
            loop.CallSoon(static connected => connected.TrySetResult(true), connected);
        }
    }

    public override IStreamProtocol Protocol => _protocol;

    public override bool IsClosing => _isClosing;

    public override bool IsReading => !_isClosing && !_isPaused;

    public override int WriteBufferSize => 0;

    public override (int Low, int High) WriteBufferLimits => (0, 0);

    public override bool CanWriteEof => false;

    public override void SetProtocol(IStreamProtocol protocol) => _protocol = RequireProtocol(protocol);

    public override void PauseReading()
    {
        Loop.ThrowIfNotOnThread();
        if (IsReading)
        {
            _isPaused = true;
            Loop.Unwatch(_pipe, SelectorEvents.Read);
        }
    }

    public override void ResumeReading()
    {
        Loop.ThrowIfNotOnThread();
        if (_isPaused && !_isClosing)
        {
            _isPaused = false;
            StartReading();
        }
    }

    public override void Close() => Close(null);

    public override void Abort() => Close(null);

    public override void Write(ReadOnlySpan<byte> data) => throw ReadOnly();

    public override void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data) => throw ReadOnly();

    public override void WriteEof() => throw ReadOnly();

    public override void SetWriteBufferLimits(int? high = null, int? low = null) => throw ReadOnly();

    public override object? GetExtraInfo(string name) => name == "pipe" ? _pipe.SafeHandle : null;

    public override string ToString() =>
        $"<{nameof(ReadPipeTransport)} {(_pipe.SafeHandle.IsClosed ? "closed" : _isClosing ? "closing" : IsReading ? "polling" : "idle")}>";

    internal override void Abandon()
    {
        _isClosing = true;
        _pipe.Dispose();
    }

    private static IProtocol RequireProtocol(IStreamProtocol protocol) => protocol as IProtocol
        ?? throw new ArgumentException($"{protocol?.GetType()} must be an {nameof(IProtocol)}: pipes have no buffered protocols.", nameof(protocol));

    private static NotSupportedException ReadOnly() => new("This end of the pipe can only be read.");

    private void StartReading()
    {
        if (IsReading)
        {
            Loop.Watch(_pipe, SelectorEvents.Read, new StateHandle<ReadPipeTransport>(static self => self.OnReadable(), this));
        }
    }

    private void OnReadable()
    {
        if (_isClosing)
        {
            return;
        }

        Span<byte> buffer = Loop.ReceiveBuffer;
        var count = Posix.Read(_pipe.SafeHandle, buffer, out var error);
        if (count > 0)
        {
            // As in asyncio, a pipe stays open if this fails.
            _protocol.DataReceived(buffer[..count]);
        }
        else if (count == 0)
        {
            _isClosing = true;
            Loop.Unwatch(_pipe, SelectorEvents.Read);
            Loop.CallSoon(static self => self._protocol.EofReceived(), this);
            LoseConnectionSoon(null);
        }
        else if (error == Posix.InputOutputError)
        {
            // A terminal whose other end has closed.
            Close(Posix.ToException(error));
        }
        else if (error != Posix.TryAgain)
        {
            var exception = Posix.ToException(error);
            Loop.CallExceptionHandler(new ExceptionContext("A read from a pipe failed", exception) { Transport = this });
            Close(exception);
        }
    }

    private void Close(Exception? exception)
    {
        if (!_isClosing)
        {
            Loop.ThrowIfNotOnThread();
            _isClosing = true;
            Loop.Unwatch(_pipe, SelectorEvents.Read);
            LoseConnectionSoon(exception);
        }
    }

    private void LoseConnectionSoon(Exception? exception) =>
        Loop.CallSoon(static state => state.Self.LoseConnection(state.Exception), (Self: this, Exception: exception));

    private void LoseConnection(Exception? exception) => Loop.EndPipe(_pipe, _protocol, exception);
}
