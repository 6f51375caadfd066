using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using FlagsServer.Direct;
using FlagsServer.Http;
using FlagsServer.Statistics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlagsServer.Hosting;

/// <summary>Accepts connections, and gives Kestrel those with a request that is not answered directly.</summary>
internal sealed class DirectListener : IConnectionListener
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WithoutDescriptors = TimeSpan.FromSeconds(0.1);

    private readonly Socket _listening;
    private readonly ProfileSite _site;
    private readonly TextWriter _errors;
    private readonly SocketConnectionContextFactory _connections;
    private readonly Channel<ConnectionContext> _forKestrel = Channel.CreateUnbounded<ConnectionContext>(new() { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly Dictionary<DirectConnection, Socket> _open = [];
    private readonly TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _sweep;
    private bool _isStopping;

    /// <summary>Starts to accept.</summary>
    /// <param name="listening">The socket, which listens. It is disposed with this object.</param>
    /// <param name="site">The profile.</param>
    /// <param name="options">How Kestrel's connections send and receive.</param>
    /// <param name="errors">Gets the reports of defects in this program.</param>
    public DirectListener(Socket listening, ProfileSite site, SocketTransportOptions options, TextWriter errors)
    {
        _errors = errors;
        _listening = listening;
        _site = site;
        EndPoint = listening.LocalEndPoint!;
        _connections = new(
            new()
            {
                IOQueueCount = options.IOQueueCount,
                MaxReadBufferSize = options.MaxReadBufferSize,
                MaxWriteBufferSize = options.MaxWriteBufferSize,
                UnsafePreferInlineScheduling = options.UnsafePreferInlineScheduling,
                WaitForDataBeforeAllocatingBuffer = options.WaitForDataBeforeAllocatingBuffer,
            },
            NullLogger.Instance);
        _sweep = site.Time.CreateTimer(static listener => ((DirectListener)listener!).CloseIdle(), this, BetweenSweeps, BetweenSweeps);
        _ = RunAsync();
    }

    /// <inheritdoc/>
    public EndPoint EndPoint { get; }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _forKestrel.Reader.WaitToReadAsync(cancellationToken) && _forKestrel.Reader.TryRead(out var connection) ? connection : null;

    /// <summary>Stops to listen, and lets answers finish that are late.</summary>
    /// <param name="cancellationToken">Cancelled when the time for that is over.</param>
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _listening.Dispose();
        _sweep.Dispose();
        foreach (var connection in StopAccepting())
        {
            connection.Stop();
        }

        // What still waits for its answer then is ended by DisposeAsync.
        await _allClosed.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _forKestrel.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _listening.Dispose();
        _sweep.Dispose();
        StopAccepting();
        _forKestrel.Writer.TryComplete();
        Socket[] left;
        lock (_lock)
        {
            left = [.. _open.Values];
        }

        foreach (var socket in left)
        {
            socket.Dispose();
        }

        _connections.Dispose();
        return ValueTask.CompletedTask;
    }

    private DirectConnection[] StopAccepting()
    {
        lock (_lock)
        {
            _isStopping = true;
            if (_open.Count == 0)
            {
                _allClosed.TrySetResult();
            }

            return [.. _open.Keys];
        }
    }

    private void CloseIdle()
    {
        DirectConnection[] idle;
        lock (_lock)
        {
            idle = [.. _open.Keys.Where(connection => connection.IsIdleFor(ConnectionLimits.KeepAlive))];
        }

        foreach (var connection in idle)
        {
            connection.Stop();
        }
    }

    private async Task RunAsync()
    {
        // Connections wait in the kernel's queue until the flags are read.
        var site = new DirectSite(_site, await _site.Responses);
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listening.AcceptAsync(), site);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // No descriptor is left, for example. The connections wait in the kernel's queue.
                await Task.Delay(WithoutDescriptors, _site.Time);
            }
        }
    }

    private async Task ServeAsync(Socket socket, DirectSite site)
    {
        var connection = new DirectConnection(socket, site);
        if (!TryOpen(connection, socket))
        {
            socket.Dispose();
            return;
        }

        ReadOnlyMemory<byte>? forKestrel = null;
        try
        {
            forKestrel = await connection.ServeAsync();
        }
        catch (Exception e)
        {
            await _errors.WriteLineAsync($"flags-server: defect: {e}");
        }

        Close(connection);
        if (forKestrel is not { } received || !await GiveToKestrelAsync(socket, received, connection.Counted))
        {
            socket.Dispose();
        }
    }

    private bool TryOpen(DirectConnection connection, Socket socket)
    {
        try
        {
            socket.NoDelay = true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client has left already.
            return false;
        }

        lock (_lock)
        {
            return !_isStopping && _open.TryAdd(connection, socket);
        }
    }

    private void Close(DirectConnection connection)
    {
        lock (_lock)
        {
            _open.Remove(connection);
            if (_isStopping && _open.Count == 0)
            {
                _allClosed.TrySetResult();
            }
        }
    }

    private async ValueTask<bool> GiveToKestrelAsync(Socket socket, ReadOnlyMemory<byte> received, CountedConnection counted)
    {
        ConnectionContext context;
        try
        {
            context = _connections.Create(socket);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }

        context.Features.Set(counted);
        context.Transport = new ContinuedPipe(received, context.Transport);
        if (!_forKestrel.Writer.TryWrite(context))
        {
            await context.DisposeAsync();
        }

        return true;
    }
}
