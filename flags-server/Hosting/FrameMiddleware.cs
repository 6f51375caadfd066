using System.IO.Pipelines;
using System.Net.Security;
using FlagsServer.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Hosting;

/// <summary>Puts a <see cref="FramePump"/> below what serves an HTTP/2 connection. It costs a copy of each frame, so only some profiles have it.</summary>
internal static class FrameMiddleware
{
    /// <summary>Lets faults watch and end the streams of a connection.</summary>
    public static ConnectionDelegate Wrap(ConnectionDelegate next) => connection =>
        connection.Features.Get<ITlsApplicationProtocolFeature>() is { ApplicationProtocol: var protocol }
            && protocol.Span.SequenceEqual(SslApplicationProtocol.Http2.Protocol.Span)
            ? ServeAsync(connection, next)
            : next(connection);

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var transport = connection.Transport;
        var streams = new WatchedStreams();
        var pump = new FramePump(transport.Output, streams);
        connection.Features.Set(streams);
        connection.Transport = new PumpedPipe(transport.Input, pump.Frames);
        var pumping = pump.RunAsync();
        try
        {
            await next(connection);
        }
        finally
        {
            await pump.Frames.CompleteAsync();
            await pumping;
            connection.Transport = transport;
        }
    }

    private sealed record PumpedPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
