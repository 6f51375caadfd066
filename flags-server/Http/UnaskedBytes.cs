using System.Buffers;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>Bytes that follow an answer on its connection, though no request asked for them.</summary>
/// <remarks>
/// They go into the connection's own pipe, behind what Kestrel wrote there, and not to its socket: the connection lives on, and
/// bytes sent past the pipe could come into the middle of an answer. Kestrel writes nothing meanwhile, because it takes the
/// connection's next request only when the present one is done.
/// </remarks>
/// <param name="Bytes">What is sent.</param>
/// <param name="Delay">The time since the answer; null for the same write.</param>
internal sealed record UnaskedBytes(ReadOnlyMemory<byte> Bytes, TimeSpan? Delay)
{
    /// <summary>Sends an answer and what nobody asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="pace">The lines that the body goes through, if any.</param>
    /// <param name="time">The clock.</param>
    /// <returns>How many bytes of the answer's body were sent.</returns>
    public async ValueTask<long> SendAfterAsync(HttpContext context, Answer answer, Pace? pace, TimeProvider time)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        // Not RequestAborted, which Kestrel does not cancel any more once the whole body is written.
        var gone = context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed;
        long sent = answer.BodyFor(context.Request).Length;
        if (pace is not null)
        {
            sent = await answer.WriteAsync(context, pace);
        }
        else if (Delay is not null)
        {
            await answer.WriteAsync(context);
        }
        else
        {
            await answer.WriteWithoutFlushAsync(context);
        }

        var written = time.GetTimestamp();
        if (Delay is { } delay && !await Hold.UntilAsync(time, written, delay, gone))
        {
            return sent;
        }

        if (!gone.IsCancellationRequested)
        {
            output.Write(Bytes.Span);
            await output.FlushAsync();
        }

        return sent;
    }
}
