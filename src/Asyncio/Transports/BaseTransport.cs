namespace Asyncio;

/// <summary>What all transports have; <c>asyncio.BaseTransport</c>.</summary>
public abstract class BaseTransport
{
    /// <summary>Makes a transport.</summary>
    /// <param name="loop">The loop that it belongs to.</param>
    protected BaseTransport(EventLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        Loop = loop;
    }

    /// <summary>The loop that it belongs to. Only its thread may call the transport.</summary>
    public EventLoop Loop { get; }

    /// <summary>True once it is closed or about to be; <c>is_closing()</c>.</summary>
    public abstract bool IsClosing { get; }

    /// <summary>
    /// Receives no more, sends what is left to send, then tells the protocol <see cref="IBaseProtocol.ConnectionLost"/> and closes the socket.
    /// Closing twice is allowed. <c>close()</c>.
    /// </summary>
    public abstract void Close();

    /// <summary>What else is known of the connection; <c>get_extra_info()</c>.</summary>
    /// <param name="name">
    /// Of a socket: <c>socket</c> (a <see cref="System.Net.Sockets.Socket"/>; leave sending, receiving and closing to the transport),
    /// <c>sockname</c> and <c>peername</c> (each a <see cref="System.Net.EndPoint"/>). With TLS: <c>ssl_object</c> (a
    /// <see cref="System.Net.Security.SslStream"/>).
    /// </param>
    /// <returns>Null when it is not known.</returns>
    public abstract object? GetExtraInfo(string name);

    /// <summary>The loop closes under it: its socket goes, and the protocol is not told, for nothing runs any more.</summary>
    internal virtual void Abandon()
    {
    }
}
