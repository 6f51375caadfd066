using System.Net;

namespace Asyncio;

/// <summary>An endpoint of datagrams, as its protocol sees it; <c>asyncio.DatagramTransport</c>. Only the loop's thread may call it.</summary>
public abstract class DatagramTransport : BaseTransport
{
    /// <inheritdoc/>
    protected DatagramTransport(EventLoop loop)
        : base(loop)
    {
    }

    /// <summary>What it tells; <c>get_protocol()</c>.</summary>
    public abstract IDatagramProtocol Protocol { get; }

    /// <summary>How many bytes are waiting to be sent, with 8 for each datagram; <c>get_write_buffer_size()</c>.</summary>
    public abstract int WriteBufferSize { get; }

    /// <inheritdoc cref="Transport.WriteBufferLimits"/>
    public abstract (int Low, int High) WriteBufferLimits { get; }

    /// <inheritdoc cref="Transport.SetWriteBufferLimits"/>
    public abstract void SetWriteBufferLimits(int? high = null, int? low = null);

    /// <summary>
    /// Sends a datagram, at once if the system takes it, otherwise a copy when there is room. Never waits, and never says whether it has
    /// arrived. <c>sendto()</c>.
    /// </summary>
    /// <param name="data">What it holds; it may be nothing.</param>
    /// <param name="to">Where to; null for the remote address that the endpoint was made with.</param>
    /// <exception cref="ArgumentException">
    /// The endpoint was made with another remote address, or with none and there is none here.
    /// </exception>
    /// <exception cref="InvalidOperationException">It is not the loop's thread.</exception>
    public abstract void SendTo(ReadOnlySpan<byte> data, EndPoint? to = null);

    /// <summary>Closes without sending what is left to send; <c>abort()</c>.</summary>
    public abstract void Abort();
}
