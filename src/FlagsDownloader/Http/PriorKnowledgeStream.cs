using System.Buffers.Binary;
using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>A connection without TLS that speaks HTTP/2 from the first byte. It notices a server that wants HTTP/1.1.</summary>
/// <remarks>
/// Where the server answers in HTTP/1.1, the handler would say "protocol error", which also a server of HTTP/2 may cause. Where it refuses
/// HTTP/2 in a frame, the handler says so, except to the request whose connection has ended before it was sent.
/// </remarks>
/// <param name="socket">The socket, connected.</param>
/// <param name="connections">The connections to the host.</param>
internal sealed class PriorKnowledgeStream(Socket socket, SharedConnections connections) : NetworkStream(socket, ownsSocket: true)
{
    // Of "HTTP/1.1 400 Bad Request". As the first byte of a frame, it would be part of a length that no server may send.
    private const byte Http11 = (byte)'H';

    // RFC 9113, section 6.8: the header of a frame, the last stream, and the error.
    private const byte GoAway = 7;
    private const int TypePlace = 3;
    private const int ErrorPlace = 13;
    private const int GoAwayLength = 17;

    private readonly byte[] _start = new byte[GoAwayLength];
    private readonly TaskCompletionSource _startKnown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _known;
    private volatile bool _isRead;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isRead = true;
        var read = 0;
        try
        {
            read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0 && _known < GoAwayLength)
            {
                NoticeStart(buffer.Span[..read]);
            }

            return read;
        }
        finally
        {
            // A read into no room only waits for bytes.
            if ((read == 0 && !buffer.IsEmpty) || _known == GoAwayLength || connections.IsVersionUnsupported)
            {
                _startKnown.TrySetResult();
            }
        }
    }

    /// <exception cref="UnsupportedVersionException">The connection has ended, and the server had refused HTTP/2 before.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (_isRead)
        {
            // A server that refuses HTTP/2 says so and closes at once. Then a write can fail while what it said is still to be read.
            await _startKnown.Task.ConfigureAwait(false);
            if (connections.IsVersionUnsupported)
            {
                throw new UnsupportedVersionException();
            }

            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _startKnown.TrySetResult();
    }

    // The handler reads a frame in several parts.
    private void NoticeStart(ReadOnlySpan<byte> bytes)
    {
        var part = bytes[..Math.Min(bytes.Length, GoAwayLength - _known)];
        part.CopyTo(_start.AsSpan(_known));
        _known += part.Length;
        if (_start[0] == Http11)
        {
            connections.IsVersionUnsupported = true;
            throw new UnsupportedVersionException();
        }

        connections.IsVersionUnsupported |= _known == GoAwayLength && _start[TypePlace] == GoAway
            && BinaryPrimitives.ReadUInt32BigEndian(_start.AsSpan(ErrorPlace)) == FetchFailure.Http11Required;
    }
}
