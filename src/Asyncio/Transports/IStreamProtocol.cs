namespace Asyncio;

/// <summary>
/// What a protocol of a connection hears, however it takes its data: it is an <see cref="IProtocol"/> or an
/// <see cref="IBufferedProtocol"/>. The order is <see cref="ConnectionMade"/>, data any number of times, <see cref="EofReceived"/> at most
/// once, <see cref="IBaseProtocol.ConnectionLost"/>.
/// </summary>
/// <remarks>
/// An exception of <see cref="ConnectionMade"/>, <see cref="IBaseProtocol.PauseWriting"/> or <see cref="IBaseProtocol.ResumeWriting"/> goes to the
/// loop's exception handler; one of the others ends the connection besides.
/// </remarks>
public interface IStreamProtocol : IBaseProtocol
{
    /// <summary>The connection is made: the first call. <c>connection_made</c>.</summary>
    /// <param name="transport">The connection, by which to write and to close. Keep it.</param>
    void ConnectionMade(Transport transport)
    {
    }

    /// <summary>The other side has ended its half and sends no more; <c>eof_received</c>.</summary>
    /// <returns>False to close the connection as soon as all is sent; true to keep on writing.</returns>
    bool EofReceived() => false;
}
