using System.Net;
using System.Net.Sockets;

namespace Asyncio;

/// <summary>A datagram transport over a socket that the loop's selector watches; asyncio's <c>_SelectorDatagramTransport</c>.</summary>
internal sealed class SelectorDatagramTransport : DatagramTransport
{
    // asyncio's _header_size: counted for each buffered datagram.
    private const int HeaderSize = 8;

    private readonly Socket _socket;
    private readonly IDatagramProtocol _protocol;
    private readonly EndPoint? _remote;
    private readonly bool _isConnected;
    private readonly WriteFlow _flow;
    private readonly System.Collections.Generic.Queue<(byte[] Data, EndPoint? To)> _toSend = new();
    private readonly SocketAddress _from;
    private readonly EndPoint _anyEndPoint;
    private EndPoint? _lastFrom;
    private SocketAddress? _lastAddress;
    private int _waiting;
    private bool _isClosing;
    private bool _isLost;

    /// <summary>In the next pass, calls <see cref="IDatagramProtocol.ConnectionMade"/>, starts to receive, and completes the future.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="socket">The socket, non-blocking.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="remote">The only address to send to; null for any.</param>
    /// <param name="made">The future to complete.</param>
    public SelectorDatagramTransport(EventLoop loop, Socket socket, IDatagramProtocol protocol, EndPoint? remote, Future<bool> made)
        : base(loop)
    {
        _socket = socket;
        _protocol = protocol;
        _remote = remote;
        _isConnected = socket.Connected;
        _flow = new WriteFlow(this);
        _from = new SocketAddress(socket.AddressFamily);
        _anyEndPoint = socket.AddressFamily switch
        {
            AddressFamily.InterNetwork => new IPEndPoint(IPAddress.Any, 0),
            AddressFamily.InterNetworkV6 => new IPEndPoint(IPAddress.IPv6Any, 0),
            _ => new UnixDomainSocketEndPoint("/"),
        };
        loop.AddTransport(socket, this);
        loop.CallSoon(static self => self._protocol.ConnectionMade(self), this);
        loop.CallSoon(static self => self.StartReading(), this);
        loop.CallSoon(static made => made.TrySetResult(true), made);
    }

    public override IDatagramProtocol Protocol => _protocol;

    public override bool IsClosing => _isClosing;

    public override int WriteBufferSize => _waiting;

    public override (int Low, int High) WriteBufferLimits => (_flow.Low, _flow.High);

    public override void SetWriteBufferLimits(int? high = null, int? low = null)
    {
        _flow.SetLimits(high, low);
        _flow.PauseIfFull(_waiting, _protocol);
    }

    public override void SendTo(ReadOnlySpan<byte> data, EndPoint? to = null)
    {
        Loop.ThrowIfNotOnThread();
        if (_remote is not null && to is not null && !to.Equals(_remote))
        {
            throw new ArgumentException($"The endpoint sends to {_remote} only.", nameof(to));
        }

        to ??= _remote;
        if (to is null && !_isConnected)
        {
            throw new ArgumentException("The endpoint was made without a remote address, so it needs one here.", nameof(to));
        }

        if (_isLost || (_toSend.Count == 0 && TrySend(data, to)))
        {
            return;
        }

        if (_toSend.Count == 0)
        {
            Loop.Watch(_socket, SelectorEvents.Write, new StateHandle<SelectorDatagramTransport>(static self => self.SendReady(), this));
        }

        _toSend.Enqueue((data.ToArray(), to));
        _waiting += data.Length + HeaderSize;
        _flow.PauseIfFull(_waiting, _protocol);
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
            LoseSoon();
        }
    }

    public override void Abort()
    {
        if (_isLost)
        {
            return;
        }

        Loop.ThrowIfNotOnThread();
        _toSend.Clear();
        _waiting = 0;
        Loop.Unwatch(_socket, SelectorEvents.Write);
        if (!_isClosing)
        {
            _isClosing = true;
            Loop.Unwatch(_socket, SelectorEvents.Read);
        }

        LoseSoon();
    }

    public override object? GetExtraInfo(string name) => name switch
    {
        "socket" => _socket,
        "sockname" => _socket.SafeHandle.IsClosed ? null : _socket.LocalEndPoint,
        "peername" => _remote ?? (_isConnected && !_socket.SafeHandle.IsClosed ? _socket.RemoteEndPoint : null),
        _ => null,
    };

    public override string ToString() =>
        $"<{nameof(SelectorDatagramTransport)} {(_isClosing ? _socket.SafeHandle.IsClosed ? "closed" : "closing" : "open")} bufsize={_waiting}>";

    internal override void Abandon()
    {
        _isClosing = _isLost = true;
        _toSend.Clear();
        _socket.Dispose();
    }

    private void StartReading()
    {
        if (!_isClosing)
        {
            Loop.Watch(_socket, SelectorEvents.Read, new StateHandle<SelectorDatagramTransport>(static self => self.ReadReady(), this));
        }
    }

    // One datagram in a pass, as in asyncio.
    private void ReadReady()
    {
        if (_isLost)
        {
            return;
        }

        Span<byte> buffer = Loop.ReceiveBuffer;
        int count;
        try
        {
            count = _socket.ReceiveFrom(buffer, SocketFlags.None, _from);
        }
        catch (SocketException e)
        {
            if (!EventLoop.WouldBlock(e.SocketErrorCode))
            {
                _protocol.ErrorReceived(e);
            }

            return;
        }

        _protocol.DatagramReceived(buffer[..count], Sender());
    }

    /// <summary>The sender of the last datagram. It is cached, since consecutive datagrams often have the same.</summary>
    private EndPoint Sender()
    {
        if (_lastFrom is null || !_from.Equals(_lastAddress))
        {
            _lastAddress = new SocketAddress(_from.Family, _from.Size);
            _from.Buffer.Span[.._from.Size].CopyTo(_lastAddress.Buffer.Span);
            _lastFrom = _isConnected && _from.Size <= sizeof(ushort) ? _socket.RemoteEndPoint! : _anyEndPoint.Create(_lastAddress);
        }

        return _lastFrom;
    }

    private void SendReady()
    {
        while (_toSend.TryPeek(out var next))
        {
            if (!TrySend(next.Data, next.To))
            {
                break;
            }

            // ErrorReceived may have aborted the transport.
            if (_toSend.TryDequeue(out _))
            {
                _waiting -= next.Data.Length + HeaderSize;
            }
        }

        _flow.ResumeIfDrained(_waiting, _protocol);
        if (_toSend.Count > 0 || _isLost)
        {
            return;
        }

        Loop.Unwatch(_socket, SelectorEvents.Write);
        if (_isClosing)
        {
            Lose();
        }
    }

    /// <returns>False if the socket is not ready.</returns>
    private bool TrySend(ReadOnlySpan<byte> data, EndPoint? to)
    {
        try
        {
            if (_isConnected)
            {
                _socket.Send(data, SocketFlags.None);
            }
            else
            {
                _socket.SendTo(data, SocketFlags.None, to!);
            }
        }
        catch (SocketException e)
        {
            if (EventLoop.WouldBlock(e.SocketErrorCode))
            {
                return false;
            }

            _protocol.ErrorReceived(e);
        }

        return true;
    }

    private void LoseSoon()
    {
        _isLost = true;
        Loop.CallSoon(static self => self.Lose(), this);
    }

    private void Lose()
    {
        _isLost = true;
        try
        {
            _protocol.ConnectionLost(null);
        }
        finally
        {
            Loop.RemoveTransport(_socket);
            _socket.Dispose();
        }
    }
}
