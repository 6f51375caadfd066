using System.Net;
using System.Net.Sockets;
using FlagsServer.FaultInjection;
using FlagsServer.Http;

namespace FlagsServer.Hosting;

/// <summary>A port that is bound but not listened on, so that the kernel refuses connections to it.</summary>
/// <remarks>
/// It is bound so that a port in use is reported at the start, and so that the kernel gives it to no other program that asks for a
/// free port.
/// </remarks>
internal sealed class RefusingListener : IDisposable
{
    private readonly Socket _socket;
    private readonly IPEndPoint _wanted;
    private readonly TimeSpan? _for;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private Task _opening = Task.CompletedTask;
    private bool _taken;

    private RefusingListener(IPEndPoint wanted, TimeSpan? duration, TimeProvider time)
    {
        _wanted = wanted;
        _for = duration;
        _time = time;
        _socket = new Socket(wanted.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    }

    /// <summary>The address, once bound.</summary>
    public IPEndPoint EndPoint => (IPEndPoint?)_socket.LocalEndPoint ?? throw new InvalidOperationException("Not bound.");

    /// <summary>Creates the listener of a profile that refuses connections; null for other profiles.</summary>
    public static RefusingListener? Create(ProfileSite site) =>
        site.Settings.Faults.Select(rule => rule.Fault).OfType<ConnectionRefusedFault>().LastOrDefault() is { } refusal
            ? new(new(site.Settings.Bind, site.Settings.Port), refusal.For, site.Time)
            : null;

    /// <summary>Binds the port, and starts to listen after the fault's duration, if it has one.</summary>
    /// <param name="open">Starts to listen on the socket that <see cref="Take"/> returns.</param>
    /// <exception cref="SocketException">The port cannot be bound.</exception>
    public void Bind(Func<Task> open)
    {
        _socket.Bind(_wanted);
        _opening = OpenAsync();

        async Task OpenAsync()
        {
            await Task.Delay(_for ?? Timeout.InfiniteTimeSpan, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stop.IsCancellationRequested)
            {
                await open();
            }
        }
    }

    /// <summary>Returns the socket. The caller listens on it and closes it.</summary>
    public Socket Take()
    {
        _taken = true;
        return _socket;
    }

    /// <summary>Stops waiting for the time to listen.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _opening;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        if (!_taken)
        {
            _socket.Dispose();
        }
    }
}
