namespace Asyncio;

/// <summary>A stream protocol that gets the received bytes; <c>asyncio.Protocol</c>.</summary>
public interface IProtocol : IStreamProtocol
{
    /// <summary>Called with received bytes. The pieces need not match those that were sent. <c>data_received</c>.</summary>
    /// <param name="data">At least one byte. It is in the loop's receive buffer: valid during the call only.</param>
    void DataReceived(ReadOnlySpan<byte> data);
}
