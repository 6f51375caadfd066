using System.Net.Security;
using System.Net.Sockets;

namespace FlagsServer.Http;

/// <summary>Sends bytes that violate HTTP, which Kestrel would not send: to the socket of a connection, or encrypted.</summary>
/// <remarks>
/// Not through Kestrel's pipe, which does not tell when bytes are sent, and a reset discards those that are not. The pipe below
/// the encryption holds nothing back: its limit is that of <see cref="MaxBuffered"/>.
/// </remarks>
/// <param name="socket">The connection's socket.</param>
/// <param name="tls">Its encryption; null for none.</param>
internal sealed class WireOutput(Socket socket, SslStream? tls)
{
    /// <summary>The size in bytes from which a write to the transport's pipe waits until everything is in the socket.</summary>
    public const int MaxBuffered = 2;

    /// <summary>The connection's socket.</summary>
    public Socket Socket => socket;

    /// <summary>Sends bytes.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (tls is null)
        {
            await socket.SendAsync(bytes, cancellationToken);
        }
        else if (!bytes.IsEmpty)
        {
            await tls.WriteAsync(bytes, cancellationToken);
        }
    }

    /// <summary>Closes the connection in good order: with TLS, after its own message for that.</summary>
    public async ValueTask CloseAsync()
    {
        if (tls is not null)
        {
            await tls.ShutdownAsync();
        }

        socket.Shutdown(SocketShutdown.Send);
        socket.Close();
    }

    /// <summary>Resets the connection. What is not sent yet is lost.</summary>
    public void Reset() => Reset(socket);

    /// <summary>Resets a connection.</summary>
    public static void Reset(Socket socket)
    {
        // Closing a socket that may not linger resets it (tcp(7) and socket(7), SO_LINGER).
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
