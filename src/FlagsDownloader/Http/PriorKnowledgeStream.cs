using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>A connection without TLS that speaks HTTP/2 from the first byte. It notices a server that answers in HTTP/1.1.</summary>
/// <remarks>The handler would say "protocol error", which also a server of HTTP/2 may cause.</remarks>
/// <param name="socket">The socket, connected.</param>
/// <param name="exchange">The exchange that the connection was opened for.</param>
internal sealed class PriorKnowledgeStream(Socket socket, Exchange exchange) : NetworkStream(socket, ownsSocket: true)
{
    private bool _hasBegun;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_hasBegun && read > 0)
        {
            _hasBegun = true;
            // Of "HTTP/1.1 400 Bad Request". As the first byte of a frame, it would be part of a length that no server may send.
            if (buffer.Span[0] == (byte)'H')
            {
                exchange.IsVersionUnsupported = true;
                throw new UnsupportedVersionException();
            }
        }

        return read;
    }
}
