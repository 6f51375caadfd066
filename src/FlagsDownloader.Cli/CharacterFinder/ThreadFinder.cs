using System.Net;
using System.Net.Sockets;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The finder with a thread for each client, which blocks until the client types: for comparison.</summary>
internal sealed class ThreadFinder : IDisposable
{
    private const int Backlog = 100;

    private readonly CharacterIndex _index;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<(Thread Thread, Socket Client)> _clients = [];
    private readonly Thread _acceptor;

    /// <summary>Starts the server on a free port of this machine.</summary>
    public ThreadFinder(CharacterIndex index)
    {
        _index = index;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(Backlog);
        _acceptor = new Thread(AcceptClients) { IsBackground = true, Name = "acceptor" };
        _acceptor.Start();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Ends all threads.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _acceptor.Join();
        foreach (var (thread, client) in _clients)
        {
            try
            {
                // Its thread is blocked in a receive, which ends with this.
                client.Shutdown(SocketShutdown.Both);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The client has gone.
            }

            thread.Join();
        }
    }

    private void AcceptClients()
    {
        try
        {
            while (true)
            {
                var client = _listener.Accept();
                var thread = new Thread(() => Serve(client)) { IsBackground = true };
                _clients.Add((thread, client));
                thread.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server ends.
        }
    }

    private void Serve(Socket client)
    {
        using (client)
        {
            try
            {
                client.Send(Conversation.Greeting);
                var buffer = new byte[TypedLine.MaxLength];
                var length = 0;
                while (length < buffer.Length && client.Receive(buffer, length, buffer.Length - length, SocketFlags.None) is var count and > 0)
                {
                    length += count;
                    while (buffer.AsSpan(0, length).IndexOf((byte)'\n') is var end and >= 0)
                    {
                        var line = TypedLine.Parse(buffer.AsSpan(0, end));
                        client.Send(line.Query is { } query ? Conversation.Answer(_index.Find(query)) : Conversation.Answer(line));
                        if (line.Ends)
                        {
                            return;
                        }

                        buffer.AsSpan(end + 1, length - end - 1).CopyTo(buffer);
                        length -= end + 1;
                    }
                }
            }
            catch (SocketException)
            {
                // The client has gone.
            }
        }
    }
}
