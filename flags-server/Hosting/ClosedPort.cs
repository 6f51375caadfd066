using System.Net;
using System.Net.Sockets;
using FlagsServer.Http;
using FlagsServer.Weather;

namespace FlagsServer.Hosting;

/// <summary>A port that is ours and on which nobody listens: the kernel refuses connections to it.</summary>
/// <remarks>
/// Bound, and not just left alone: so a port in use is told at the start, and the kernel gives this one to nobody who asks for
/// any free port, whom a client of this profile would talk to otherwise.
/// </remarks>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket;
    private readonly IPEndPoint _wanted;
    private readonly TimeSpan? _for;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private Task _opening = Task.CompletedTask;
    private bool _taken;

    private ClosedPort(IPEndPoint wanted, TimeSpan? duration, TimeProvider time)
    {
        _wanted = wanted;
        _for = duration;
        _time = time;
        _socket = new Socket(wanted.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    }

    /// <summary>Where it is, once bound.</summary>
    public IPEndPoint EndPoint => (IPEndPoint?)_socket.LocalEndPoint ?? throw new InvalidOperationException("Not bound.");

    /// <summary>The closed port of a profile that refuses connections; null for another.</summary>
    public static ClosedPort? Of(ProfileSite site) =>
        site.Settings.Faults.Select(rule => rule.Fault).OfType<Refusal>().LastOrDefault() is { } refusal
            ? new(new(site.Settings.Bind, site.Settings.Port), refusal.For, site.Time)
            : null;

    /// <summary>Takes the port, and opens it when the time has come, if it ever does.</summary>
    /// <param name="open">Begins to listen on the socket that <see cref="Take"/> gives.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
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

    /// <summary>The socket, for who listens on it now and closes it later.</summary>
    public Socket Take()
    {
        _taken = true;
        return _socket;
    }

    /// <summary>Gives up opening.</summary>
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
