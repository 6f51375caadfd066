using System.Net;
using System.Net.Sockets;
using FlagsServer.Http;
using FlagsServer.Settings;
using FlagsServer.Traffic;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FlagsServer.Hosting;

/// <summary>One profile on its port: a Kestrel of its own, so that a port in use can be told by the profile's name.</summary>
/// <remarks>
/// Kestrel without WebApplication around it. The builder's services, configuration and logging are not used here, and cost
/// more than everything else in start-up: listening after 72 ms with CreateSlimBuilder, 60 ms with CreateEmptyBuilder, 38 ms
/// so (medians of 7 starts to the first line on stdout, 2 cores).
/// </remarks>
internal sealed class ProfileServer : IDisposable
{
    /// <summary>The kernel caps it (net.core.somaxconn); the default of 512 drops clients that connect by the thousand.</summary>
    private const int Backlog = 16_384;

    /// <summary>Long enough that a client's pool outlives a pause between two runs.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(10);

    private readonly KestrelServer _kestrel;
    private readonly SiteApplication _application;
    private readonly ProfileSettings _settings;
    private readonly ClosedPort? _closed;
    private ListenOptions? _endpoint;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="site">The profile.</param>
    /// <param name="log">Hears of every request.</param>
    /// <param name="errors">Hears of defects in this program.</param>
    public ProfileServer(ProfileSite site, RequestLog log, TextWriter errors)
    {
        _settings = site.Settings;
        _closed = ClosedPort.Of(site);
        _application = new(site, log, errors);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.KeepAliveTimeout = KeepAlive;
        // A client that reads slowly is a lesson, not an attack; and nothing here takes a body.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MaxRequestBodySize = 1 << 16;
        options.Listen(_settings.Bind, _settings.Port, endpoint =>
        {
            _endpoint = endpoint;
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.Use(next => connection =>
            {
                connection.Features.Set(new ConnectionMark());
                return next(connection);
            });
        });
        var sockets = new SocketTransportOptions
        {
            Backlog = Backlog,
            // Answers go from the timer's thread to the socket without queueing in between: of 10,000 requests 1 s late the
            // worst was 110 to 240 ms later than asked, not 200 to 1,000, on two busy cores, with 290 MB, not 440. Unsafe it is
            // only for applications that block; this one holds a lock for a microsecond.
            UnsafePreferInlineScheduling = true,
            CreateBoundListenSocket = endpoint => _closed?.Take() ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint),
        };
        _kestrel = new(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(sockets), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The profile's label.</summary>
    public string Name => _settings.Name;

    /// <summary>The weather in words.</summary>
    public string Weather => _settings.DescribeWeather();

    /// <summary>Where it listens, as a client on this machine writes it, always with the port; once started.</summary>
    public string Address
    {
        get
        {
            var bound = _closed?.EndPoint ?? _endpoint?.IPEndPoint ?? throw new InvalidOperationException("Not started.");
            var address = bound.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
                : bound.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
                : bound.Address;
            return $"http://{new IPEndPoint(address, bound.Port)}";
        }
    }

    /// <summary>Begins to listen; where connections are to be refused first, only takes the port.</summary>
    /// <returns>Null, or why it cannot, in one line that says what to do.</returns>
    public async Task<string?> StartAsync()
    {
        try
        {
            if (_closed is not null)
            {
                _closed.Bind(() => _kestrel.StartAsync(_application, CancellationToken.None));
                return null;
            }

            await _kestrel.StartAsync(_application, CancellationToken.None);
            return null;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            var where = new IPEndPoint(_settings.Bind, _settings.Port);
            return Reason(e) switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"{where} is in use: stop what listens there, or give {Name} another port (--profile {Name}:port=0)",
                SocketError.AccessDenied =>
                    $"{where} may not be listened on: give {Name} a port above 1023 (--profile {Name}:port=0)",
                SocketError.AddressNotAvailable =>
                    $"{_settings.Bind} is no address of this machine: give another with --bind, or * for all",
                _ => $"cannot listen on {where}: {e.Message}",
            };
        }
    }

    /// <summary>Stops listening, lets requests finish, then closes what is left.</summary>
    /// <param name="grace">Cancelled when requests have had time enough.</param>
    public async Task StopAsync(CancellationToken grace)
    {
        if (_closed is not null)
        {
            await _closed.StopAsync();
        }

        await _kestrel.StopAsync(grace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed?.Dispose();
        _kestrel.Dispose();
    }

    private static SocketError? Reason(Exception e) => e switch
    {
        SocketException socket => socket.SocketErrorCode,
        { InnerException: AddressInUseException } => SocketError.AddressAlreadyInUse,
        { InnerException: { } inner } => Reason(inner),
        _ => null,
    };
}
