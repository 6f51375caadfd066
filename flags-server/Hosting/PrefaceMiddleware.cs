using System.Buffers;
using System.Net.Security;
using FlagsServer.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Hosting;

/// <summary>Finds out, without TLS and so without ALPN, whether a client speaks HTTP/2 with prior knowledge (RFC 9113, section 3.3).</summary>
/// <remarks>
/// Kestrel decides by ALPN only: a port without TLS speaks either HTTP/1.1 or HTTP/2. Such a client begins with bytes that no
/// request of HTTP/1.1 begins with, so that a port can speak both.
/// </remarks>
internal static class PrefaceMiddleware
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Looks at the first bytes of a connection before it is served.</summary>
    public static ConnectionDelegate Wrap(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            if (await HasPrefaceAsync(connection))
            {
                // Kestrel takes a connection for HTTP/2 only if these features say that it was agreed in a handshake.
                var feature = new TlsFeature(SslApplicationProtocol.Http2.Protocol);
                connection.Features.Set<ITlsConnectionFeature>(feature);
                connection.Features.Set<ITlsApplicationProtocolFeature>(feature);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The connection was closed before its first request.
            return;
        }

        await next(connection);
    }

    private static async Task<bool> HasPrefaceAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var read = await input.ReadAsync(connection.ConnectionClosed);
            var begins = BeginsPreface(read.Buffer);
            if (!begins || read.IsCompleted || read.Buffer.Length >= Preface.Length)
            {
                // Nothing is examined, so that Kestrel's first read has these bytes at once.
                input.AdvanceTo(read.Buffer.Start);
                return begins && read.Buffer.Length >= Preface.Length;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool BeginsPreface(ReadOnlySequence<byte> bytes)
    {
        Span<byte> first = stackalloc byte[(int)Math.Min(bytes.Length, Preface.Length)];
        bytes.Slice(0, first.Length).CopyTo(first);
        return Preface.StartsWith(first);
    }
}
