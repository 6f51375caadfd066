using System.Net.Security;
using System.Security.Authentication;

namespace Asyncio;

/// <summary>
/// A TLS connection: the protocol of a lower transport, whose data an <see cref="SslStream"/> decrypts, and the transport of the user's
/// protocol. asyncio's <c>SSLProtocol</c> and <c>_SSLProtocolTransport</c>.
/// </summary>
/// <remarks>All of it runs on the loop's thread, within the calls of the lower transport.</remarks>
#pragma warning disable CA1001 // What it owns is disposed of when the connection is lost, as the socket of any transport is.
internal sealed partial class TlsTransport : FlowControlledTransport, IProtocol
#pragma warning restore CA1001
{
    // asyncio's FLOW_CONTROL_HIGH_WATER_SSL_WRITE, in addition to the buffer of the lower transport.
    private const int HighWater = 512 * 1024;

    private readonly TlsSettings _settings;
    private readonly TlsInnerStream _inner;
    private readonly SslStream _ssl;
    private FlowControlledTransport? _lower;
    private IStreamProtocol _protocol;
    private IBufferedProtocol? _buffered;
    private TlsState _state;
    private bool _isClosing;

    // The calls to the user's protocol so far. After StartTls the protocol has had ConnectionMade already.
    private bool _isMade;
    private bool _hasToldEof;
    private bool _isLost;

    /// <param name="loop">The loop.</param>
    /// <param name="protocol">The user's protocol.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="handshaken">Is set after the handshake, or to the exception of the handshake.</param>
    /// <param name="tellsConnectionMade">Whether <c>ConnectionMade</c> is called.</param>
    public TlsTransport(EventLoop loop, IStreamProtocol protocol, TlsSettings settings, Future<bool> handshaken, bool tellsConnectionMade = true)
        : base(loop, HighWater)
    {
        _protocol = protocol;
        _buffered = BufferedOrNull(protocol);
        _settings = settings;
        _handshaken = handshaken;
        _isMade = !tellsConnectionMade;
        _inner = new TlsInnerStream(this);
        _ssl = new SslStream(_inner, leaveInnerStreamOpen: true);
    }

    /// <summary>True if the exception handler was told why the connection failed.</summary>
    public bool HasReported { get; private set; }

    public override IStreamProtocol Protocol => _protocol;

    public override bool IsClosing => _isClosing;

    public override bool CanWriteEof => false;

    public override void SetProtocol(IStreamProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        _buffered = BufferedOrNull(protocol);
        _protocol = protocol;
    }

    public override void Close()
    {
        if (!_isClosing)
        {
            Loop.ThrowIfNotOnThread();
            StartShutdown();
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
        "ssl_object" => _ssl,
        "sslcontext" => (object?)_settings.Client ?? _settings.Server,
        "peercert" => _peerCertificate,
        "cipher" => _cipher,
        _ => _lower?.GetExtraInfo(name),
    };

    public override string ToString() => $"<{nameof(TlsTransport)} {_state} over {_lower}>";

    internal override void ForceClose(Exception? exception)
    {
        _isClosing = true;
        _state = TlsState.None;
        _lower?.ForceClose(exception);
    }

    void IStreamProtocol.ConnectionMade(Transport transport)
    {
        _lower = (FlowControlledTransport)transport;
        if (_isClosing)
        {
            // The connecting task was cancelled before.
            _lower.ForceClose(null);
            return;
        }

        StartHandshake();
    }

    void IBaseProtocol.ConnectionLost(Exception? exception)
    {
        _toSend.Clear();
        _backlog.Clear();
        _undelivered.Clear();
        _isClosing = true;
        if (_state != TlsState.Handshake && _isMade && !_isLost)
        {
            Loop.CallSoon(static state => state._protocol.ConnectionLost(state.Exception), (_protocol, Exception: exception));
        }

        _isLost = true;
        _state = TlsState.None;
        _handshakeTimer?.Cancel();
        _shutdownTimer?.Cancel();
        EndHandshake(exception ?? Reset());
        _inner.Fail(new IOException("The connection is lost.", exception));
        _ssl.Dispose();
    }

    /// <summary>Closes the connection after an error. The exception handler is called unless it is an error of the network or of TLS.</summary>
    private void EndWith(Exception exception, string message)
    {
        _lower?.ForceClose(exception);
        if (exception is not (IOException or System.Net.Sockets.SocketException or AuthenticationException or OperationCanceledException))
        {
            HasReported = true;
            Report(message, exception);
        }
    }
}
