using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// A server, created by <see cref="EventLoop.CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/>; <c>asyncio.Server</c>.
/// <see cref="DisposeAsync"/> closes it and waits until its connections are closed.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    private readonly Func<IStreamProtocol> _protocolFactory;
    private readonly int _backlog;
    private readonly HashSet<Transport> _clients = [];
    private readonly Event _allClosed = new("Server.WaitClosed");
    private IReadOnlyList<Socket>? _sockets;
    private Future<bool>? _servingForever;

    internal Server(EventLoop loop, IReadOnlyList<Socket> sockets, Func<IStreamProtocol> protocolFactory, int backlog, TlsSettings? tls = null)
    {
        Loop = loop;
        _sockets = sockets;
        _protocolFactory = protocolFactory;
        _backlog = backlog;
        Tls = tls;
    }

    /// <summary>The loop of the server; <c>get_loop()</c>.</summary>
    public EventLoop Loop { get; }

    /// <summary>True while the server accepts connections; <c>is_serving()</c>.</summary>
    public bool IsServing { get; private set; }

    /// <summary>The listening sockets; empty after <see cref="Close"/>. <c>sockets</c>.</summary>
    public IReadOnlyList<Socket> Sockets => _sockets ?? [];

    internal TlsSettings? Tls { get; }

    /// <summary>The file of its Unix socket, to delete at the end.</summary>
    internal UnixSocketFile? File { get; init; }

    internal bool IsClosed => _sockets is null;

    /// <summary>Starts to accept connections. A second call does nothing. <c>start_serving()</c>.</summary>
    /// <exception cref="ObjectDisposedException">The server is closed.</exception>
    public ValueTask StartServing()
    {
        Start();

        // asyncio skips a pass, in which the connections in the backlog are accepted.
        return EventLoop.Sleep(TimeSpan.Zero);
    }

    /// <summary>Accepts connections until the task is cancelled, which closes the server, or until <see cref="Close"/>. <c>serve_forever()</c>.</summary>
    /// <exception cref="OperationCanceledException">The task was cancelled, or the server was closed. The method never returns normally.</exception>
    /// <exception cref="InvalidOperationException">Another task awaits this method.</exception>
    /// <exception cref="ObjectDisposedException">The server is closed.</exception>
    public async Task ServeForever()
    {
        if (_servingForever is not null)
        {
            throw new InvalidOperationException("Another task already awaits ServeForever of this server.");
        }

        Start();
        var serving = Loop.CreateFuture<bool>();
        _servingForever = serving;
        try
        {
            await serving;
        }
        catch (OperationCanceledException)
        {
            Close();
            await WaitClosed();
            throw;
        }
        finally
        {
            _servingForever = null;
        }
    }

    /// <summary>
    /// Stops accepting connections and closes the listening sockets. Accepted connections stay open. A second call does nothing.
    /// <c>close()</c>.
    /// </summary>
    public void Close()
    {
        Loop.ThrowIfNotOnThread();
        if (_sockets is not { } sockets)
        {
            return;
        }

        _sockets = null;
        foreach (var socket in sockets)
        {
            Loop.StopAccepting(socket);
        }

        IsServing = false;
        DeleteFile();
        _servingForever?.Cancel();
        SetIfAllClosed();
    }

    /// <summary>Closes all connections, each after its buffered data is sent; <c>close_clients()</c>.</summary>
    public void CloseClients()
    {
        foreach (var transport in _clients.ToArray())
        {
            transport.Close();
        }
    }

    /// <summary>Closes all connections and drops their buffered data; <c>abort_clients()</c>.</summary>
    public void AbortClients()
    {
        foreach (var transport in _clients.ToArray())
        {
            transport.Abort();
        }
    }

    /// <summary>Waits until the server and all its connections are closed; <c>wait_closed()</c>.</summary>
    /// <param name="cancellationToken">Cancels the wait, as cancelling the task does.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask WaitClosed(CancellationToken cancellationToken = default) => _allClosed.WaitAsync(cancellationToken);

    /// <summary>Closes the server and waits until its connections are closed; the end of <c>async with server</c>.</summary>
    public ValueTask DisposeAsync()
    {
        Close();
        return WaitClosed();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<Server {(IsClosed ? "closed" : string.Join(", ", Sockets.Select(socket => socket.LocalEndPoint)))}>";

    internal IStreamProtocol MakeProtocol() => _protocolFactory();

    internal void Attach(Transport transport) => _clients.Add(transport);

    internal void Detach(Transport transport)
    {
        _clients.Remove(transport);
        SetIfAllClosed();
    }

    /// <summary>Accepts again after a pause caused by a lack of descriptors.</summary>
    internal void ResumeAccepting(Socket listener)
    {
        if (IsServing)
        {
            Loop.StartAccepting(this, listener, _backlog);
        }
    }

    private void DeleteFile()
    {
        if (!OperatingSystem.IsLinux() || File is null)
        {
            return;
        }

        try
        {
            File.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Loop.CallExceptionHandler(new ExceptionContext($"The file of the Unix socket {File.Path} cannot be deleted", e));
        }
    }

    private void Start()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Loop.ThrowIfNotOnThread();
        if (IsServing)
        {
            return;
        }

        IsServing = true;
        foreach (var socket in _sockets!)
        {
            Loop.StartAccepting(this, socket, _backlog);
        }
    }

    private void SetIfAllClosed()
    {
        if (IsClosed && _clients.Count == 0)
        {
            _allClosed.Set();
        }
    }
}
