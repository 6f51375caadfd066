namespace Asyncio;

/// <summary>A protocol that is given what was received; <c>asyncio.Protocol</c>.</summary>
public interface IProtocol : IStreamProtocol
{
    /// <summary>Something was received, in pieces that have nothing to do with how it was sent. <c>data_received</c>.</summary>
    /// <param name="data">At least one byte. It lies in the loop's one buffer, so it is there during the call only.</param>
    void DataReceived(ReadOnlySpan<byte> data);
}
