namespace Asyncio;

/// <summary>A connection, as its protocol sees it; <c>asyncio.Transport</c>. Only the loop's thread may call it.</summary>
public abstract class Transport : BaseTransport
{
    /// <inheritdoc/>
    protected Transport(EventLoop loop)
        : base(loop)
    {
    }

    /// <summary>What it tells; <c>get_protocol()</c>.</summary>
    public abstract IStreamProtocol Protocol { get; }

    /// <summary>True while it receives: it is neither paused nor closing; <c>is_reading()</c>.</summary>
    public abstract bool IsReading { get; }

    /// <summary>How many bytes are waiting to be sent; <c>get_write_buffer_size()</c>.</summary>
    public abstract int WriteBufferSize { get; }

    /// <summary>
    /// The sizes in bytes between which <see cref="IBaseProtocol.PauseWriting"/> and <see cref="IBaseProtocol.ResumeWriting"/> are called. Default
    /// 16 KiB and 64 KiB. <c>get_write_buffer_limits()</c>.
    /// </summary>
    public abstract (int Low, int High) WriteBufferLimits { get; }

    /// <summary>True when <see cref="WriteEof"/> is possible; <c>can_write_eof()</c>.</summary>
    public abstract bool CanWriteEof { get; }

    /// <summary>Has another protocol told from now on; that one is not told that a connection was made. <c>set_protocol()</c>.</summary>
    /// <exception cref="ArgumentException">It is neither an <see cref="IProtocol"/> nor an <see cref="IBufferedProtocol"/>.</exception>
    public abstract void SetProtocol(IStreamProtocol protocol);

    /// <summary>Receives no more for now; what comes stays with the system, and the other side has to wait. <c>pause_reading()</c>.</summary>
    public abstract void PauseReading();

    /// <summary>Receives again; <c>resume_reading()</c>.</summary>
    public abstract void ResumeReading();

    /// <summary>
    /// Sends, at once what the system takes at once, the rest from a copy when there is room. Never waits. Once the connection is lost,
    /// nothing happens. <c>write()</c>.
    /// </summary>
    /// <param name="data">What to send.</param>
    /// <exception cref="InvalidOperationException">After <see cref="WriteEof"/>, or not on the loop's thread.</exception>
    public abstract void Write(ReadOnlySpan<byte> data);

    /// <summary>Sends several pieces, in one call of the system where that is possible; <c>writelines()</c>.</summary>
    /// <param name="data">What to send.</param>
    /// <inheritdoc cref="Write"/>
    public abstract void WriteLines(IEnumerable<ReadOnlyMemory<byte>> data);

    /// <summary>
    /// Ends this side's half once all is sent; the other half stays. Without effect when it is closing or has ended already.
    /// <c>write_eof()</c>.
    /// </summary>
    /// <exception cref="NotSupportedException">It cannot: see <see cref="CanWriteEof"/>.</exception>
    public abstract void WriteEof();

    /// <summary>Closes without sending what is left to send; <c>abort()</c>.</summary>
    public abstract void Abort();

    /// <summary>Sets the <see cref="WriteBufferLimits"/>, in bytes; <c>set_write_buffer_limits()</c>.</summary>
    /// <param name="high">Above this writing is paused. Default 4 × <paramref name="low"/>, or 64 KiB.</param>
    /// <param name="low">At this it is resumed. Default a quarter of <paramref name="high"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are negative, or low is above high.</exception>
    public abstract void SetWriteBufferLimits(int? high = null, int? low = null);
}
