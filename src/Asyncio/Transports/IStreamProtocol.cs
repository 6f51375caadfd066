namespace Asyncio;

/// <summary>
/// The callbacks of a stream protocol, which is an <see cref="IProtocol"/> or an <see cref="IBufferedProtocol"/>. The order is 
/// <see cref="ConnectionMade"/>, data any number of times, <see cref="EofReceived"/> at most once, <see cref="IBaseProtocol.ConnectionLost"/>.
/// </summary>
/// <remarks>
/// An exception of <see cref="ConnectionMade"/>, <see cref="IBaseProtocol.PauseWriting"/> or <see cref="IBaseProtocol.ResumeWriting"/> goes to the
/// loop's exception handler; an exception of another callback also ends the connection.
/// </remarks>
public interface IStreamProtocol : IBaseProtocol
{
    /// <summary>Called first, when the connection is made. <c>connection_made</c>.</summary>
    /// <param name="transport">The transport, to write and to close. Store it.</param>
    void ConnectionMade(Transport transport)
    {
    }

    /// <summary>Called when the peer has ended its half of the connection: it sends no more. <c>eof_received</c>.</summary>
    /// <returns>False to close the connection once the write buffer is sent; true to keep it open for writing.</returns>
    bool EofReceived() => false;
}
