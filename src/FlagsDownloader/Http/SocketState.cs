using System.Net.Sockets;

namespace FlagsDownloader.Http;

/// <summary>The state of a connection's socket.</summary>
internal static class SocketState
{
    /// <summary>Says whether something has arrived, without waiting and without reading it.</summary>
    public static ConnectionState Inspect(Socket socket)
    {
        try
        {
            return !socket.Poll(0, SelectMode.SelectRead) ? ConnectionState.Silent
                : socket.Available > 0 ? ConnectionState.UnsolicitedBytes
                : ConnectionState.Ended;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return ConnectionState.Ended;
        }
    }

    /// <summary>Tells the other side that nothing more is sent.</summary>
    public static void EndSending(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The connection has ended already. The inspection will find that.
        }
    }
}
