namespace Asyncio;

/// <summary>A protocol that says where to put what is received, so that it is not copied; <c>asyncio.BufferedProtocol</c>.</summary>
public interface IBufferedProtocol : IStreamProtocol
{
    /// <summary>Asks where to put what is received next; <c>get_buffer</c>.</summary>
    /// <param name="sizeHint">The size in bytes that would suit; -1 when any does.</param>
    /// <returns>At least one byte of room: an empty buffer is an error and ends the connection.</returns>
    Memory<byte> GetBuffer(int sizeHint);

    /// <summary>The buffer that <see cref="GetBuffer"/> returned has something; <c>buffer_updated</c>.</summary>
    /// <param name="count">How many bytes, at least one.</param>
    void BufferUpdated(int count);
}
