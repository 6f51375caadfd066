using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>Sends what Kestrel, which keeps to HTTP, would not.</summary>
/// <remarks>
/// Over the transport's socket: through Kestrel's pipe one would not know when bytes are out, and a reset discards those that
/// are not. Earlier answers on the connection are out, as the client has read them before it asked again; only of a client that
/// sends requests ahead (pipelining) a fault may overtake an answer.
/// </remarks>
internal static class RawConnection
{
    /// <summary>Sends an answer and ends the connection.</summary>
    /// <param name="context">The request, to which Kestrel then sends nothing more.</param>
    /// <param name="answer">What to send.</param>
    /// <param name="pace">The lines that the body goes through, if any.</param>
    /// <param name="time">The clock.</param>
    /// <returns>How many bytes of the body were sent.</returns>
    public static async Task<long> SendAsync(HttpContext context, RawAnswer answer, Pace? pace, TimeProvider time)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        var gone = context.RequestAborted;
        var sent = 0L;
        try
        {
            await socket.SendAsync(answer.Head, gone);
            do
            {
                if (answer.Chunked && !answer.Body.IsEmpty)
                {
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"{answer.Body.Length:x}\r\n"), gone);
                }

                for (var at = 0; at < answer.Body.Length;)
                {
                    var part = answer.Body.Slice(at, Math.Min(pace?.Part ?? answer.Body.Length, answer.Body.Length - at));
                    if (pace is not null && !await pace.TakeAsync(part.Length, gone))
                    {
                        return sent;
                    }

                    await socket.SendAsync(part, gone);
                    at += part.Length;
                    sent += part.Length;
                }

                if (answer.Chunked && !answer.Body.IsEmpty)
                {
                    await socket.SendAsync("\r\n"u8.ToArray(), gone);
                }

                // The socket may take everything at once for long: other requests want this thread too.
                await Task.Yield();
            }
            while (answer.Ending == RawEnding.Repeat && !answer.Body.IsEmpty);

            await EndAsync(socket, answer.Ending, time, gone);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client is gone, and that ends every fault.
        }
        finally
        {
            // Kestrel has not been told of what was sent and would answer still.
            context.Abort();
        }

        return sent;
    }

    private static async Task EndAsync(Socket socket, RawEnding ending, TimeProvider time, CancellationToken gone)
    {
        switch (ending)
        {
            case RawEnding.Stall:
                // Ends with the client, or when the server stops and closes what is left.
                await Task.Delay(Timeout.InfiniteTimeSpan, time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case RawEnding.Reset:
                await Delivery.OfAsync(socket, gone);
                // Closing a socket that may not linger resets it (tcp(7) and socket(7), SO_LINGER).
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                break;
            default:
                // Before Kestrel aborts the connection, which may reset it.
                socket.Shutdown(SocketShutdown.Send);
                socket.Close();
                break;
        }
    }
}
