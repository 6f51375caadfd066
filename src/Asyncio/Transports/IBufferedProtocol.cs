namespace Asyncio;

/// <summary>A stream protocol that provides the receive buffer, which saves a copy; <c>asyncio.BufferedProtocol</c>.</summary>
public interface IBufferedProtocol : IStreamProtocol
{
    /// <summary>Called to get the buffer of the next receive; <c>get_buffer</c>.</summary>
    /// <param name="sizeHint">The recommended size in bytes; -1 for any size.</param>
    /// <returns>The buffer, at least one byte: an empty one is an error and ends the connection.</returns>
    Memory<byte> GetBuffer(int sizeHint);

    /// <summary>Called after data was received into the buffer; <c>buffer_updated</c>.</summary>
    /// <param name="count">The number of received bytes, at least one.</param>
    void BufferUpdated(int count);
}
