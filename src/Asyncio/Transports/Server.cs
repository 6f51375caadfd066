using System.Net.Sockets;

namespace Asyncio;

/// <summary>
/// What listens and serves, as <see cref="EventLoop.CreateServer(Func{IStreamProtocol}, string?, int, ServerOptions?)"/> makes it;
/// <c>asyncio.Server</c>. Disposed of, it closes and waits until its connections are over.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    private readonly Func<IStreamProtocol> _protocolFactory;
    private readonly int _backlog;
    private readonly HashSet<Transport> _clients = [];
    private readonly Event _isOver = new("Server.WaitClosed");
    private IReadOnlyList<Socket>? _sockets;
    private Future<bool>? _servingForever;

    internal Server(EventLoop loop, IReadOnlyList<Socket> sockets, Func<IStreamProtocol> protocolFactory, int backlog)
    {
        Loop = loop;
        _sockets = sockets;
        _protocolFactory = protocolFactory;
        _backlog = backlog;
    }

    /// <summary>The loop that it runs on; <c>get_loop()</c>.</summary>
    public EventLoop Loop { get; }

    /// <summary>True while it accepts connections; <c>is_serving()</c>.</summary>
    public bool IsServing { get; private set; }

    /// <summary>The sockets that listen; none once it is closed. <c>sockets</c>.</summary>
    public IReadOnlyList<Socket> Sockets => _sockets ?? [];

    internal bool IsClosed => _sockets is null;

    /// <summary>Accepts connections from now on. To start twice is allowed. <c>start_serving()</c>.</summary>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public ValueTask StartServing()
    {
        Start();

        // asyncio skips a pass, in which connections that wait already are accepted.
        return EventLoop.Sleep(TimeSpan.Zero);
    }

    /// <summary>Accepts connections until the task is cancelled, and then closes; or until <see cref="Close"/>. <c>serve_forever()</c>.</summary>
    /// <exception cref="OperationCanceledException">The task was cancelled or the server was closed: it ends in no other way.</exception>
    /// <exception cref="InvalidOperationException">Another task waits in it.</exception>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public async Task ServeForever()
    {
        if (_servingForever is not null)
        {
            throw new InvalidOperationException("Another task waits in ServeForever of this server already.");
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
    /// Accepts no more connections and closes the sockets that listen; connections that were made go on. Closing twice is allowed.
    /// <c>close()</c>.
    /// </summary>
    public void Close()
    {
        Loop.ThrowIfElsewhere();
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
        _servingForever?.Cancel();
        EndIfOver();
    }

    /// <summary>Closes all connections, each once what it has to send is sent; <c>close_clients()</c>.</summary>
    public void CloseClients()
    {
        foreach (var transport in _clients.ToArray())
        {
            transport.Close();
        }
    }

    /// <summary>Closes all connections at once; <c>abort_clients()</c>.</summary>
    public void AbortClients()
    {
        foreach (var transport in _clients.ToArray())
        {
            transport.Abort();
        }
    }

    /// <summary>Waits until the server is closed and all its connections are over; <c>wait_closed()</c>.</summary>
    /// <param name="cancellationToken">Ends the wait, besides the cancellation of the task.</param>
    /// <exception cref="OperationCanceledException">The task or the token was cancelled.</exception>
    public ValueTask WaitClosed(CancellationToken cancellationToken = default) => _isOver.WaitAsync(cancellationToken);

    /// <summary>Closes it, and waits until its connections are over; the end of <c>async with server</c>.</summary>
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
        EndIfOver();
    }

    /// <summary>After a pause for want of descriptors.</summary>
    internal void ResumeAccepting(Socket listener)
    {
        if (IsServing)
        {
            Loop.StartAccepting(this, listener, _backlog);
        }
    }

    private void Start()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        Loop.ThrowIfElsewhere();
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

    private void EndIfOver()
    {
        if (IsClosed && _clients.Count == 0)
        {
            _isOver.Set();
        }
    }
}
