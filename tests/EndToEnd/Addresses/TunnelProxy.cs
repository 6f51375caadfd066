using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>A proxy on the loopback interface: whatever host is asked for, it connects to one server on this machine.</summary>
internal sealed class TunnelProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly int _port;

    /// <summary>Starts it.</summary>
    /// <param name="port">The server's port.</param>
    public TunnelProxy(int port)
    {
        _port = port;
        _listener.Start();
        Run(Accept);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The first line of each connection, such as <c>CONNECT host:443 HTTP/1.1</c>.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public void Dispose()
    {
        _listener.Stop();
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    private static void Run(Action work) => new Thread(() => work()) { IsBackground = true, Name = "proxy" }.Start();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                _clients.Add(client);
                Run(() => Serve(client));
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            var head = ReadHead(client.GetStream());
            _requests.Enqueue(head.Split('\r')[0]);
            var server = new TcpClient();
            _clients.Add(server);
            server.Connect(IPAddress.Loopback, _port);
            if (head.StartsWith("CONNECT ", StringComparison.Ordinal))
            {
                client.GetStream().Write("HTTP/1.1 200 Connection established\r\n\r\n"u8);
            }
            else
            {
                server.GetStream().Write(Encoding.Latin1.GetBytes(head));
            }

            Run(() => Copy(client, server));
            Copy(server, client);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            // One side has disconnected, or the test is over.
        }
    }

    private static string ReadHead(NetworkStream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = stream.ReadByte();
            head.Append(next < 0 ? throw new EndOfStreamException() : (char)next);
        }

        return head.ToString();
    }

    private static void Copy(TcpClient from, TcpClient to)
    {
        try
        {
            from.GetStream().CopyTo(to.GetStream());
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            // One side has disconnected, or the test is over.
        }
    }
}
