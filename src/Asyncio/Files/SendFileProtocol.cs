using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// The protocol of a transport while a file is read and written to it: it waits when writing is paused, and nothing is read; asyncio's
/// <c>_SendfileFallbackProtocol</c>.
/// </summary>
internal sealed class SendFileProtocol : IProtocol
{
    private readonly FlowControlledTransport _transport;
    private readonly IStreamProtocol _protocol;
    private readonly bool _wasReading;
    private readonly bool _wasPaused;
    private Future<bool>? _writable;

    public SendFileProtocol(FlowControlledTransport transport)
    {
        _transport = transport;
        _protocol = transport.Protocol;
        _wasReading = transport.IsReading;
        _wasPaused = transport.IsProtocolPaused;
        transport.PauseReading();
        transport.SetProtocol(this);
        if (_wasPaused)
        {
            _writable = transport.Loop.CreateFuture<bool>();
        }
    }

    /// <summary>Waits until writing is not paused.</summary>
    /// <exception cref="SocketException">The connection is closed.</exception>
    public async ValueTask Drain()
    {
        if (_transport.IsClosing)
        {
            throw Closed();
        }

        if (_writable is { } writable)
        {
            await writable;
        }
    }

    /// <summary>Gives the transport its protocol back.</summary>
    public void Restore()
    {
        _transport.SetProtocol(_protocol);
        if (_wasReading && !_transport.IsClosing)
        {
            _transport.ResumeReading();
        }

        if (_wasPaused && _writable is null)
        {
            _protocol.ResumeWriting();
        }
        else if (!_wasPaused && _writable is not null)
        {
            _protocol.PauseWriting();
        }

        _writable?.Cancel();
    }

    public void DataReceived(ReadOnlySpan<byte> data) => throw new InvalidOperationException("Data was received while reading was paused.");

    public void ConnectionLost(Exception? exception)
    {
        _writable?.TrySetException(Closed());
        _protocol.ConnectionLost(exception);
    }

    public void PauseWriting() => _writable ??= _transport.Loop.CreateFuture<bool>();

    public void ResumeWriting()
    {
        _writable?.TrySetResult(true);
        _writable = null;
    }

    private static SocketException Closed() => new((int)SocketError.ConnectionReset, "The connection was closed by the peer");
}
