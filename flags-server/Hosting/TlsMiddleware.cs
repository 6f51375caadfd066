using System.Net.Security;
using System.Security.Authentication;
using FlagsServer.FaultInjection;
using FlagsServer.Http;
using FlagsServer.Settings;
using FlagsServer.Statistics;
using FlagsServer.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Hosting;

/// <summary>Encrypts the connections of a profile, or does to their handshakes what its faults say.</summary>
/// <remarks>
/// Kestrel's own UseHttps needs the services of a WebApplication, and gives away neither the stream under an answer, which the
/// faults that violate HTTP need, nor the handshakes that failed.
/// </remarks>
/// <param name="site">The profile.</param>
/// <param name="certificates">The certificates.</param>
/// <param name="settings">The settings of connections, with TLS.</param>
/// <param name="log">Logs the handshakes that failed.</param>
internal sealed class TlsMiddleware(ProfileSite site, ServerCertificates certificates, ConnectionSettings settings, RequestLog log)
{
    /// <summary>The time limit of a handshake, as Kestrel's own.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly HandshakeFault[] _faults = [.. site.Settings.Faults.Select(rule => rule.Fault).OfType<HandshakeFault>()];
    private readonly List<SslApplicationProtocol> _protocols =
        settings.Http2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11];

    private readonly long _started = site.Time.GetTimestamp();

    /// <summary>Puts TLS below what serves a connection.</summary>
    public ConnectionDelegate Wrap(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var fault = CurrentFault();
        if (fault is not null)
        {
            site.Statistics.CountFault(fault);
        }

        if (fault is TlsStallFault or TlsResetFault)
        {
            site.Statistics.CountHandshake(completed: false);
            log.HandshakeFailed(site.Settings.Name, $"{fault}");
            await (fault is TlsStallFault ? StallAsync(connection) : ResetAsync(connection));
            return;
        }

        var plain = connection.Transport;
        await using var stream = new SslStream(new PipeStream(plain), leaveInnerStreamOpen: true);
        if (!await ShakeHandsAsync(connection, stream, fault))
        {
            return;
        }

        var feature = new TlsFeature(stream.NegotiatedApplicationProtocol.Protocol);
        connection.Features.Set<ITlsConnectionFeature>(feature);
        connection.Features.Set<ITlsApplicationProtocolFeature>(feature);
        connection.Features.Set(new WireOutput(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket, stream));
        connection.Features.GetRequiredFeature<CountedConnection>().Tls = TlsFeature.VersionName(stream.SslProtocol);
        connection.Transport = new StreamPipe(stream);
        try
        {
            await next(connection);
            await stream.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is closed already, by the client or by a fault.
        }
        finally
        {
            connection.Transport = plain;
        }
    }

    /// <summary>The first fault whose time is not over.</summary>
    private HandshakeFault? CurrentFault() =>
        Array.Find(_faults, fault => fault.For is not { } time || site.Time.GetElapsedTime(_started) < time);

    private async Task<bool> ShakeHandsAsync(ConnectionContext connection, SslStream stream, HandshakeFault? fault)
    {
        // The clock of the system: a client's handshake does not wait for a test's clock.
        using var limit = new CancellationTokenSource(HandshakeTimeout, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, connection.ConnectionClosed);
        try
        {
            if (await PlainHttp.TryRefuseAsync(connection, end.Token))
            {
                throw new AuthenticationException("the client speaks HTTP without TLS");
            }

            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificates.Select(fault),
                    EnabledSslProtocols = settings.Tls!.Versions,
                    ApplicationProtocols = _protocols,
                },
                end.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            site.Statistics.CountHandshake(completed: false);
            log.HandshakeFailed(site.Settings.Name, e.Message.Split('\n')[0]);
            return false;
        }

        site.Statistics.CountHandshake(completed: true);
        return true;
    }

    // Ends when the client closes the connection, or when the server stops.
    private async Task StallAsync(ConnectionContext connection) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, site.Time, connection.ConnectionClosed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task ResetAsync(ConnectionContext connection)
    {
        try
        {
            var hello = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            connection.Transport.Input.AdvanceTo(hello.Buffer.End);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has closed the connection itself.
        }

        WireOutput.Reset(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
    }
}
