using System.Net.Sockets;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>A connection that notes, in the timeline of the request it works for, when bytes are written.</summary>
/// <remarks>
/// A subclass of <see cref="NetworkStream"/>, not a wrapper around one: the handler recognises the type, and only then
/// does a blocking request wait in a blocking read. The runtime's own events (EventSource <c>System.Net.Http</c>) tell the
/// same, at ten boxed events a request.
/// </remarks>
internal sealed class ObservedConnection(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Timeline.Current?.MarkSent();
        base.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Timeline.Current?.MarkSent();
        base.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Timeline.Current?.MarkSent();
        return base.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Timeline.Current?.MarkSent();
        return base.WriteAsync(buffer, offset, count, cancellationToken);
    }
}
