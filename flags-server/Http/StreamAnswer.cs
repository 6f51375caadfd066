using FlagsServer.FaultInjection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Http;

/// <summary>Carries out over HTTP/2 the faults that <see cref="RawConnection"/> carries out over HTTP/1.1: to a stream, not to its connection.</summary>
internal static class StreamAnswer
{
    // RFC 9113, section 7.
    private const int NoError = 0;
    private const int InternalError = 2;
    private const int RefusedStream = 7;

    /// <summary>Sends an answer and ends its stream.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer that the header describes.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="raw">What is sent of the body, and the ending.</param>
    /// <param name="throttle">The body's throttle, if any.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The number of bytes of the body that were sent.</returns>
    public static async Task<long> SendAsync(HttpContext context, Answer answer, Fault fault, RawAnswer raw, Throttle? throttle, TimeProvider time)
    {
        if (FaultBehaviour.HidesStatus(fault))
        {
            await EndAsync(context, raw.Ending, time);
            return 0;
        }

        var length = fault is WrongLengthFault { By: var by } ? Math.Max(0, answer.Body.Length + by) : answer.Body.Length;
        // Kestrel sends no more than the length that it knows of; the rest goes into the last frame.
        var body = raw.Body[..Math.Min(length, raw.Body.Length)];
        var stream = raw.Ending is RawEnding.Reset or RawEnding.Close ? Watch(context, body.Length) : null;
        answer.WriteHeader(context.Response, raw.Chunked ? null : length);
        await context.Response.BodyWriter.FlushAsync();
        var sent = await WriteAsync(context, body, raw.Ending, throttle);
        if (stream is not null && !await stream.WaitAsync(context.RequestAborted))
        {
            return sent;
        }

        if (raw.Ending == RawEnding.Close)
        {
            stream!.LastFrame = raw.Body[body.Length..];
            sent += raw.Body.Length - body.Length;
        }

        await EndAsync(context, raw.Ending, time);
        return sent;
    }

    private static WatchedStream Watch(HttpContext context, int body) => context.Features.GetRequiredFeature<WatchedStreams>().Watch(
        context.Features.GetRequiredFeature<IHttp2StreamIdFeature>().StreamId, body);

    private static async Task<long> WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, RawEnding ending, Throttle? throttle)
    {
        var sent = 0L;
        int part;
        do
        {
            part = await AnswerWriter.WriteBodyAsync(context, body, throttle);
            sent += part;
        }
        while (ending == RawEnding.Repeat && part == body.Length && !body.IsEmpty && !context.RequestAborted.IsCancellationRequested);

        return sent;
    }

    private static Task EndAsync(HttpContext context, RawEnding ending, TimeProvider time)
    {
        var stream = context.Features.GetRequiredFeature<IHttpResetFeature>();
        switch (ending)
        {
            case RawEnding.Stall:
                return StallAsync(context, time);
            case RawEnding.Reset:
                stream.Reset(InternalError);
                break;
            case RawEnding.Refuse:
                stream.Reset(RefusedStream);
                break;
            default:
                stream.Reset(NoError);
                break;
        }

        return Task.CompletedTask;
    }

    // Ends when the client resets the stream or closes the connection, or when the server stops.
    private static async Task StallAsync(HttpContext context, TimeProvider time) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
