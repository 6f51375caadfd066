using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FlagsDownloader.Testing;

/// <summary>An HTTP server with scripted responses, correct or not.</summary>
/// <remarks>It has a thread for each connection, because the strategies under test may use up the shared pool.</remarks>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedRequest, ScriptedAnswer> _script;
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Socket> _connections = [];
    private readonly CancellationTokenSource _ended = new();
    private int _lastNumber;

    /// <summary>Starts a server whose responses depend on the request.</summary>
    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start(backlog: 512);
        Run("scripted server", Accept);
    }

    /// <summary>Starts a server that answers the n-th request with the n-th response, and all further ones with the last.</summary>
    public ScriptedServer(params ScriptedAnswer[] script)
        : this(request => script[Math.Min(request.Number, script.Length) - 1])
    {
    }

    /// <summary>The address of flags, without a trailing slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/flags");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The requests in order of arrival.</summary>
    public IReadOnlyCollection<ScriptedRequest> Requests => _requests;

    /// <summary>The number of connections so far.</summary>
    public int Connections => _connections.Count;

    /// <summary>Returns the address of a file of the server.</summary>
    public Uri At(string path) => new($"{Address}/{path}");

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Stop();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private static void Run(string name, Action work) =>
        new Thread(() => work()) { IsBackground = true, Name = name }.Start();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                socket.NoDelay = true;
                _connections.Add(socket);
                Run("scripted connection", () => Converse(socket));
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private void Converse(Socket socket)
    {
        try
        {
            var conversation = new ScriptedConversation(socket, _ended.Token);
            while (conversation.ReadHead() is { } head)
            {
                _script(Record(head)).Play(conversation);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client disconnected, the script closed the connection, or the test is over.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private ScriptedRequest Record(string head)
    {
        var target = head.Split(' ') is [_, var second, ..] ? second : "";
        var request = new ScriptedRequest(
            Interlocked.Increment(ref _lastNumber), _attempts.AddOrUpdate(target, 1, (_, count) => count + 1), target, head);
        _requests.Enqueue(request);
        return request;
    }
}
