using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Asyncio;

/// <content>The handshake.</content>
internal sealed partial class TlsTransport
{
    private readonly Future<bool> _handshaken;
    private TimerHandle? _handshakeTimer;
    private X509Certificate? _peerCertificate;
    private TlsCipherSuite? _cipher;

    private static SocketException Reset() => new((int)SocketError.ConnectionReset, "The connection ended during the TLS handshake");

    private void StartHandshake()
    {
        _state = TlsState.Handshake;
        _handshakeTimer = Loop.CallLater(_settings.HandshakeTimeout, HandshakeTimedOut);
        _ = Handshake();
    }

    private void HandshakeTimedOut()
    {
        if (_state == TlsState.Handshake)
        {
            EndWith(
                new SocketException(
                    (int)SocketError.ConnectionAborted,
                    $"The TLS handshake takes longer than {_settings.HandshakeTimeout.TotalSeconds} s, so the connection is aborted"),
                string.Empty);
        }
    }

    private async Task Handshake()
    {
        Exception? failure = null;
        try
        {
            await (_settings.Client is { } client
                ? _ssl.AuthenticateAsClientAsync(client, CancellationToken.None)
                : _ssl.AuthenticateAsServerAsync(_settings.Server!, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await new LoopThreadAwaitable(Loop);
        if (_state != TlsState.Handshake)
        {
            return;
        }

        if (failure is null)
        {
            CompleteHandshake();
        }
        else
        {
            FailHandshake(failure);
        }
    }

    private void FailHandshake(Exception exception)
    {
        _state = TlsState.None;
        _isClosing = true;
        _handshakeTimer?.Cancel();
        EndWith(exception, "The TLS handshake failed");
        EndHandshake(exception);
    }

    private void CompleteHandshake()
    {
        _state = TlsState.Open;
        _handshakeTimer?.Cancel();
        _peerCertificate = _ssl.RemoteCertificate;
        _cipher = _ssl.NegotiatedCipherSuite;
        if (!_isMade)
        {
            _isMade = true;
            try
            {
                _protocol.ConnectionMade(this);
            }
            catch (Exception e)
            {
                EndWith(e, "ConnectionMade of the protocol failed, so its connection is closed");
                return;
            }
        }

        EndHandshake(null);
        _ = Receive();
    }

    private void EndHandshake(Exception? exception)
    {
        if (exception is null)
        {
            _handshaken.TrySetResult(true);
        }
        else
        {
            _handshaken.TrySetException(exception);
        }
    }
}
