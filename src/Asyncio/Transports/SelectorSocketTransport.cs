using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>A stream transport over a socket that the loop's selector watches; asyncio's <c>_SelectorSocketTransport</c>.</summary>
internal sealed partial class SelectorSocketTransport : FlowControlledTransport
{
    private readonly Socket _socket;
    private readonly EndPoint? _remoteEndPoint;
    private EndPoint? _localEndPoint;
    private Server? _server;
    private IStreamProtocol _protocol;
    private IBufferedProtocol? _buffered;
    private bool _isClosing;
    private bool _isPaused;

    // ConnectionLost is scheduled or was called: nothing is received or sent any more.
    private bool _isLost;

    /// <summary>
    /// In the next pass, calls <see cref="IStreamProtocol.ConnectionMade"/>, starts to receive, and completes the future, each as an entry of
    /// the ready queue, as asyncio does.
    /// </summary>
    public SelectorSocketTransport(EventLoop loop, Socket socket, IStreamProtocol protocol, Future<bool>? connected = null, Server? server = null)
        : base(loop)
    {
        _socket = socket;
        _protocol = protocol;
        _buffered = BufferedOrNull(protocol);
        loop.AddTransport(socket, this);
        try
        {
            _remoteEndPoint = socket.RemoteEndPoint;
        }
        catch (SocketException)
        {
            // The peer has closed the connection already; the first receive reports it.
        }

        if (socket is { AddressFamily: AddressFamily.InterNetwork or AddressFamily.InterNetworkV6, ProtocolType: ProtocolType.Tcp })
        {
            SetNoDelay(socket);
        }

        _server = server;
        server?.Attach(this);
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

    public override bool CanWriteEof => true;

    public override void SetProtocol(IStreamProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        _buffered = BufferedOrNull(protocol);
        _protocol = protocol;
    }

    public override void PauseReading()
    {
        Loop.ThrowIfNotOnThread();
        if (IsReading)
        {
            _isPaused = true;
            Loop.Unwatch(_socket, SelectorEvents.Read);
        }
    }

    public override void ResumeReading()
    {
        Loop.ThrowIfNotOnThread();
        if (!_isClosing && _isPaused)
        {
            _isPaused = false;
            StartReading();
        }
    }

    public override void Close()
    {
        if (_isClosing)
        {
            return;
        }

        Loop.ThrowIfNotOnThread();
        _isClosing = true;
        Loop.Unwatch(_socket, SelectorEvents.Read);
        if (_toSend.Count == 0)
        {
            LoseConnectionSoon(null);
        }
    }

    public override void Abort()
    {
        if (!_isLost)
        {
            Loop.ThrowIfNotOnThread();
            ForceClose(null);
        }
    }

    public override object? GetExtraInfo(string name) => name switch
    {
        "socket" => _socket,
        "peername" => _remoteEndPoint,
        "sockname" => GetLocalEndPoint(),
        _ => null,
    };

    public override string ToString()
    {
        if (_isLost)
        {
            return $"<{nameof(SelectorSocketTransport)} {(_socket.SafeHandle.IsClosed ? "closed" : "closing")}>";
        }

        var closing = _isClosing ? "closing " : string.Empty;
        return $"<{nameof(SelectorSocketTransport)} {closing}{_remoteEndPoint} read={(IsReading ? "polling" : "idle")}"
            + $" write=<{(_toSend.Count > 0 ? "polling" : "idle")}, bufsize={_toSend.Count}>>";
    }

    internal override void Abandon()
    {
        if (!_isClosing && Loop.Debug)
        {
            Loop.CallExceptionHandler(new ExceptionContext($"Unclosed transport {this}") { Transport = this });
        }

        _isClosing = _isLost = true;
        _toSend.Clear();
        _socket.Dispose();
    }

    internal override void ForceClose(Exception? exception)
    {
        if (_isLost)
        {
            return;
        }

        _toSend.Clear();
        if (!_isClosing)
        {
            _isClosing = true;
            Loop.Unwatch(_socket, SelectorEvents.Read);
        }

        LoseConnectionSoon(exception);
    }

    private static void SetNoDelay(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
        }
        catch (SocketException)
        {
            // The connection has ended already; the first receive reports it.
        }
    }

    private EndPoint? GetLocalEndPoint()
    {
        if (_localEndPoint is null && !_socket.SafeHandle.IsClosed)
        {
            try
            {
                _localEndPoint = _socket.LocalEndPoint;
            }
            catch (SocketException)
            {
                // Not available from the system.
            }
        }

        return _localEndPoint;
    }

    /// <summary>Ends the connection after an error. One that is not of the network also goes to the exception handler.</summary>
    private void EndWith(Exception exception, string message)
    {
        if (exception is not SocketException)
        {
            Report(message, exception);
        }

        ForceClose(exception);
    }

    private void LoseConnectionSoon(Exception? exception)
    {
        _isLost = true;
        FailSendFile(exception);
        Loop.Unwatch(_socket, SelectorEvents.Write);
        Loop.CallSoon(static state => state.Self.LoseConnection(state.Exception), (Self: this, Exception: exception));
    }

    private void LoseConnection(Exception? exception)
    {
        _isLost = true;
        FailSendFile(exception);
        try
        {
            _protocol.ConnectionLost(exception);
        }
        finally
        {
            // Cached: GetExtraInfo returns it after the close too.
            GetLocalEndPoint();
            Loop.RemoveTransport(_socket);
            _socket.Dispose();
            _server?.Detach(this);
            _server = null;
        }
    }
}
