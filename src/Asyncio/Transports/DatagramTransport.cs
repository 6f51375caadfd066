using System.Net;

namespace Asyncio;

/// <summary>The transport of a datagram endpoint; <c>asyncio.DatagramTransport</c>. Call it on the loop's thread only.</summary>
public abstract class DatagramTransport : BaseTransport
{
    /// <inheritdoc/>
    protected DatagramTransport(EventLoop loop)
        : base(loop)
    {
    }

    /// <summary>The protocol of the endpoint; <c>get_protocol()</c>.</summary>
    public abstract IDatagramProtocol Protocol { get; }

    /// <summary>The size of the send buffer in bytes, plus 8 for each datagram in it; <c>get_write_buffer_size()</c>.</summary>
    public abstract int WriteBufferSize { get; }

    /// <inheritdoc cref="Transport.WriteBufferLimits"/>
    public abstract (int Low, int High) WriteBufferLimits { get; }

    /// <inheritdoc cref="Transport.SetWriteBufferLimits"/>
    public abstract void SetWriteBufferLimits(int? high = null, int? low = null);

    /// <summary>
    /// Sends a datagram, or buffers a copy if the socket is not ready. Does not block. A datagram may be lost without an error.
    /// <c>sendto()</c>.
    /// </summary>
    /// <param name="data">The content; may be empty.</param>
    /// <param name="to">The destination; null for the remote address of the endpoint.</param>
    /// <exception cref="ArgumentException">
    /// The endpoint has another remote address, or it has none and <paramref name="to"/> is null.
    /// </exception>
    /// <exception cref="InvalidOperationException">The caller is not on the loop's thread.</exception>
    public abstract void SendTo(ReadOnlySpan<byte> data, EndPoint? to = null);

    /// <summary>Closes the transport and drops the buffered data; <c>abort()</c>.</summary>
    public abstract void Abort();
}
