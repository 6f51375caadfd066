namespace Asyncio;

/// <summary>A stream transport; <c>asyncio.Transport</c>. Call it on the loop's thread only.</summary>
public abstract class Transport : BaseTransport
{
    /// <inheritdoc/>
    protected Transport(EventLoop loop)
        : base(loop)
    {
    }

    /// <summary>The current protocol; <c>get_protocol()</c>.</summary>
    public abstract IStreamProtocol Protocol { get; }

    /// <summary>True while the transport receives: it is neither paused nor closing. <c>is_reading()</c>.</summary>
    public abstract bool IsReading { get; }

    /// <summary>The size of the write buffer in bytes; <c>get_write_buffer_size()</c>.</summary>
    public abstract int WriteBufferSize { get; }

    /// <summary>
    /// The low- and high-water marks of the write buffer in bytes, which decide when <see cref="IBaseProtocol.PauseWriting"/> and
    /// <see cref="IBaseProtocol.ResumeWriting"/> are called. Default 16 KiB and 64 KiB. <c>get_write_buffer_limits()</c>.
    /// </summary>
    public abstract (int Low, int High) WriteBufferLimits { get; }

    /// <summary>True if the transport supports <see cref="WriteEof"/>; <c>can_write_eof()</c>.</summary>
    public abstract bool CanWriteEof { get; }

    /// <summary>Replaces the protocol. <see cref="IStreamProtocol.ConnectionMade"/> of the new one is not called. <c>set_protocol()</c>.</summary>
    /// <exception cref="ArgumentException">The protocol is neither an <see cref="IProtocol"/> nor an <see cref="IBufferedProtocol"/>.</exception>
    public abstract void SetProtocol(IStreamProtocol protocol);

    /// <summary>Pauses receiving. Once the system's buffers are full, the peer has to wait. <c>pause_reading()</c>.</summary>
    public abstract void PauseReading();

    /// <summary>Resumes receiving; <c>resume_reading()</c>.</summary>
    public abstract void ResumeReading();

    /// <summary>
    /// Sends data, and buffers a copy of the part that the socket does not take at once. Does not block. Does nothing once the connection
    /// is lost. <c>write()</c>.
    /// </summary>
    /// <param name="data">The data to send.</param>
    /// <exception cref="InvalidOperationException"><see cref="WriteEof"/> was called, or the caller is not on the loop's thread.</exception>
    public abstract void Write(ReadOnlySpan<byte> data);

    /// <summary>Sends several pieces of data, in one system call if possible; <c>writelines()</c>.</summary>
    /// <param name="data">The data to send.</param>
    /// <inheritdoc cref="Write"/>
    public abstract void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data);

    /// <summary>
    /// Ends this half of the connection once the write buffer is sent; the transport still receives. Does nothing if the transport is
    /// closing. <c>write_eof()</c>.
    /// </summary>
    /// <exception cref="NotSupportedException"><see cref="CanWriteEof"/> is false.</exception>
    public abstract void WriteEof();

    /// <summary>Closes the transport and drops the buffered data; <c>abort()</c>.</summary>
    public abstract void Abort();

    /// <summary>Sets the <see cref="WriteBufferLimits"/>, in bytes; <c>set_write_buffer_limits()</c>.</summary>
    /// <param name="high">Writing is paused above this size. Default 4 × <paramref name="low"/>, or 64 KiB.</param>
    /// <param name="low">Writing is resumed at this size. Default a quarter of <paramref name="high"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or <paramref name="low"/> is above <paramref name="high"/>.</exception>
    public abstract void SetWriteBufferLimits(int? high = null, int? low = null);
}
