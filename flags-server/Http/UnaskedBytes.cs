using System.Buffers;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>Bytes that follow an answer on its connection, and that no request asked for.</summary>
/// <remarks>
/// They go into the connection's pipe, after the bytes that Kestrel wrote there, and not to its socket: the connection stays
/// open, and bytes that bypass the pipe could land in the middle of an answer. Kestrel writes nothing in the meantime, because it
/// takes the next request of a connection only after the present one.
/// </remarks>
/// <param name="Bytes">The bytes.</param>
/// <param name="Delay">The time since the answer; null to send both in one write.</param>
internal sealed record UnaskedBytes(ReadOnlyMemory<byte> Bytes, TimeSpan? Delay)
{
    /// <summary>Sends an answer and then the unasked bytes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="throttle">The body's throttle, if any.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The number of bytes of the answer's body that were sent.</returns>
    public async ValueTask<long> SendAfterAsync(HttpContext context, Answer answer, Throttle? throttle, TimeProvider time)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        // Not RequestAborted, which Kestrel no longer cancels after the whole body is written.
        var cancellationToken = context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed;
        long sent = answer.BodyFor(context.Request).Length;
        if (throttle is not null)
        {
            sent = await answer.WriteAsync(context, throttle);
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
        if (Delay is { } delay && !await PreciseDelay.UntilAsync(time, written, delay, cancellationToken))
        {
            return sent;
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            output.Write(Bytes.Span);
            await output.FlushAsync();
        }

        return sent;
    }
}
