using System.Net;
using System.Net.Sockets;
using FlagsServer.Direct;
using FlagsServer.FaultInjection;
using FlagsServer.Http;
using FlagsServer.Settings;
using FlagsServer.Statistics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FlagsServer.Hosting;

/// <summary>The server of one profile on its port. Each has its own Kestrel, so that an error about a port can name the profile.</summary>
/// <remarks>
/// Kestrel without WebApplication around it. The builder's services, configuration and logging are not used here, and cost
/// more than everything else in start-up: listening after 72 ms with CreateSlimBuilder, 60 ms with CreateEmptyBuilder, 38 ms
/// so (medians of 7 starts to the first line on stdout, 2 cores).
/// </remarks>
internal sealed class ProfileServer : IDisposable
{
    /// <summary>The kernel limits it (net.core.somaxconn). The default of 512 drops connections when thousands of clients connect at once.</summary>
    private const int Backlog = 16_384;

    private readonly KestrelServer _kestrel;
    private readonly SiteApplication _application;
    private readonly ProfileSettings _settings;
    private readonly RefusingListener? _refusing;
    private readonly string _scheme;
    private ListenOptions? _endpoint;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="site">The profile.</param>
    /// <param name="log">Logs every request.</param>
    /// <param name="errors">Gets the reports of defects in this program.</param>
    public ProfileServer(ProfileSite site, RequestLog log, TextWriter errors)
    {
        _settings = site.Settings;
        _refusing = RefusingListener.Create(site);
        _scheme = site.Certificates is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        _application = new(site, log, errors);
        var options = new KestrelServerOptions { AddServerHeader = false };
        ConnectionLimits.Apply(options.Limits);
        // Without TLS, Kestrel takes a connection of HTTP/2 for one with TLS (PrefaceMiddleware), whose requests are of https.
        options.AllowAlternateSchemes = site.Connections.Http2 && site.Certificates is null;
        options.Listen(_settings.Bind, _settings.Port, endpoint =>
        {
            _endpoint = endpoint;
            endpoint.Protocols = site.Connections.Http2 ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
            endpoint.Use(next => connection =>
            {
                // A connection that was answered directly at first is still the same one.
                connection.Features.Set(connection.Features.Get<CountedConnection>() ?? new());
                connection.Features.Set(new WireOutput(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket, tls: null));
                return next(connection);
            });
            if (site.Certificates is { } certificates)
            {
                endpoint.Use(new TlsMiddleware(site, certificates, site.Connections, log).Wrap);
            }
            else if (site.Connections.Http2)
            {
                endpoint.Use(PrefaceMiddleware.Wrap);
            }

            if (site.Connections.Http2 && _settings.PossibleFaults.Any(fault => fault is ResetBodyFault or CutFault or WrongLengthFault))
            {
                endpoint.Use(FrameMiddleware.Wrap);
            }
        });
        var sockets = new SocketTransportOptions
        {
            Backlog = Backlog,
            MaxWriteBufferSize = site.Certificates is null ? new SocketTransportOptions().MaxWriteBufferSize : WireOutput.MaxBuffered,
            // Answers go from the timer's thread to the socket without a queue in between: of 10,000 requests with a delay of 1 s,
            // the worst was 110 to 240 ms late instead of 200 to 1,000, on two busy cores, with 290 MB instead of 440. It is
            // unsafe for applications that block; this one holds a lock for a microsecond.
            UnsafePreferInlineScheduling = true,
            CreateBoundListenSocket = endpoint => _refusing?.Take() ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint),
        };
        _kestrel = new(
            Options.Create(options),
            DirectSite.Serves(site) && !log.IsOn
                ? new DirectTransport(site, sockets, errors)
                : new SocketTransportFactory(Options.Create(sockets), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>The profile's label.</summary>
    public string Name => _settings.Name;

    /// <summary>Whether it replays a recording instead of serving flags.</summary>
    public bool IsReplay => _settings.Replay is not null;

    /// <summary>The delays and faults in words.</summary>
    public string Description => _settings.Describe();

    /// <summary>The address for a client on this machine, always with the port; once started.</summary>
    public string Address
    {
        get
        {
            var bound = _refusing?.EndPoint ?? _endpoint?.IPEndPoint ?? throw new InvalidOperationException("Not started.");
            var address = bound.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
                : bound.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
                : bound.Address;
            return $"{_scheme}://{new IPEndPoint(address, bound.Port)}";
        }
    }

    /// <summary>Starts to listen. Where connections are refused first, only binds the port.</summary>
    /// <returns>Null, or the reason why it cannot listen, in one line that says what to do.</returns>
    public async Task<string?> StartAsync()
    {
        try
        {
            if (_refusing is not null)
            {
                _refusing.Bind(() => _kestrel.StartAsync(_application, CancellationToken.None));
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

    /// <summary>Stops to listen, lets requests finish, then closes the remaining connections.</summary>
    /// <param name="grace">Cancelled when the time for requests to finish is over.</param>
    public async Task StopAsync(CancellationToken grace)
    {
        if (_refusing is not null)
        {
            await _refusing.StopAsync();
        }

        await _kestrel.StopAsync(grace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _refusing?.Dispose();
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
