using System.Net;
using System.Net.Sockets;

namespace FlagsDownloader.Testing;

/// <summary>A port whose backlog is full, so that connecting to it never ends.</summary>
internal sealed class FullListener : IDisposable
{
    private static readonly TimeSpan TakenAtOnce = TimeSpan.FromMilliseconds(100);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    public FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 1);
        while (Joins())
        {
            // The system's backlog is a little longer than requested.
        }
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    public Uri Address => new($"http://127.0.0.1:{EndPoint.Port}/br.gif");

    public void Dispose()
    {
        _listener.Dispose();
        _queue.ForEach(socket => socket.Dispose());
    }

    private bool Joins()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _queue.Add(socket);
        socket.Blocking = false;
        try
        {
            socket.Connect(_listener.LocalEndPoint!);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // The system itself answers at once, without a thread of this process.
        }

        return socket.Poll(TakenAtOnce, SelectMode.SelectWrite);
    }
}
