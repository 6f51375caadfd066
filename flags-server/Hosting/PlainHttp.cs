using System.Text;
using FlagsServer.Http;
using Microsoft.AspNetCore.Connections;

namespace FlagsServer.Hosting;

/// <summary>Answers requests without TLS on a port with TLS, whose clients would otherwise be told nothing.</summary>
internal static class PlainHttp
{
    private static readonly byte[] Refusal = CreateRefusal();

    /// <summary>Answers 400 to a connection that begins with the method of a request, and not with a handshake.</summary>
    /// <param name="connection">The connection. Its bytes stay unread.</param>
    /// <param name="cancellationToken">Cancelled when the time for the handshake is over.</param>
    /// <returns>False for a handshake, or anything else.</returns>
    public static async Task<bool> TryRefuseAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        var read = await connection.Transport.Input.ReadAsync(cancellationToken);
        var isRequest = read.Buffer.FirstSpan is [>= (byte)'A' and <= (byte)'Z', ..];
        connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        if (isRequest)
        {
            await connection.Transport.Output.WriteAsync(Refusal, cancellationToken);
        }

        return isRequest;
    }

    private static byte[] CreateRefusal()
    {
        var body = Answer.Error(StatusCodes.Status400BadRequest, "this port speaks HTTPS; ask for an https address").Body;
        var head = $"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body.Span];
    }
}
