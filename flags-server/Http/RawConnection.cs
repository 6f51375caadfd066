using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>Sends bytes that violate HTTP, which Kestrel would not send.</summary>
/// <remarks>
/// Earlier answers on the connection are sent by then, because the client has read them before its next request. Only when a
/// client pipelines requests may a fault overtake an answer.
/// </remarks>
internal static class RawConnection
{
    /// <summary>Sends an answer and ends the connection.</summary>
    /// <param name="context">The request. Kestrel sends nothing more to it.</param>
    /// <param name="answer">The bytes to send.</param>
    /// <param name="throttle">The body's throttle, if any.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The number of bytes of the body that were sent.</returns>
    public static async Task<long> SendAsync(HttpContext context, RawAnswer answer, Throttle? throttle, TimeProvider time)
    {
        var output = context.Features.GetRequiredFeature<WireOutput>();
        var cancellationToken = context.RequestAborted;
        var sent = 0L;
        try
        {
            await output.SendAsync(answer.Head, cancellationToken);
            do
            {
                if (answer.Chunked && !answer.Body.IsEmpty)
                {
                    await output.SendAsync(Encoding.ASCII.GetBytes($"{answer.Body.Length:x}\r\n"), cancellationToken);
                }

                for (var at = 0; at < answer.Body.Length;)
                {
                    var part = answer.Body.Slice(at, Math.Min(throttle?.Part ?? answer.Body.Length, answer.Body.Length - at));
                    if (throttle is not null && !await throttle.TakeAsync(part.Length, cancellationToken))
                    {
                        return sent;
                    }

                    await output.SendAsync(part, cancellationToken);
                    at += part.Length;
                    sent += part.Length;
                }

                if (answer.Chunked && !answer.Body.IsEmpty)
                {
                    await output.SendAsync("\r\n"u8.ToArray(), cancellationToken);
                }

                // The socket may accept data for a long time, and other requests need this thread too.
                await Task.Yield();
            }
            while (answer.Ending == RawEnding.Repeat && !answer.Body.IsEmpty);

            await EndAsync(output, answer.Ending, time, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client has closed the connection, which ends every fault.
        }
        finally
        {
            // Kestrel does not know what was sent, and would still answer.
            context.Abort();
        }

        return sent;
    }

    private static async Task EndAsync(WireOutput output, RawEnding ending, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (ending)
        {
            case RawEnding.Stall:
                // Ends when the client closes the connection, or when the server stops.
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case RawEnding.Reset or RawEnding.Refuse:
                await AcknowledgedDelivery.WaitAsync(output.Socket, cancellationToken);
                output.Reset();
                break;
            default:
                // This must be done before Kestrel aborts the connection, which may reset it.
                await output.CloseAsync();
                break;
        }
    }
}
