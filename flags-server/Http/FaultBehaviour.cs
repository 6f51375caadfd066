using System.Text;
using FlagsServer.Weather;

namespace FlagsServer.Http;

/// <summary>The one place where faults become behaviour.</summary>
internal static class FaultBehaviour
{
    private static readonly Answer Portal = Answer.Page("text/html; charset=utf-8", Encoding.UTF8.GetBytes("""
        <!DOCTYPE html>
        <html lang="en"><head><title>Welcome</title></head>
        <body><h1>Welcome</h1><p>Please sign in to use this network.</p></body></html>

        """));

    /// <summary>Faults that another answer makes.</summary>
    /// <param name="fault">What goes wrong, or null.</param>
    /// <param name="right">The right answer.</param>
    /// <param name="target">The request target.</param>
    /// <param name="time">The clock, for dates.</param>
    /// <returns>What is answered; the right answer where that is not what goes wrong.</returns>
    public static Answer AnswerOf(Fault? fault, Answer right, string target, TimeProvider time) => fault switch
    {
        StatusFault { Retry: null } status => Answer.OfStatus(status.Status),
        StatusFault { Retry: { } retry } status => Answer.OfStatus(status.Status) with { RetryAfter = retry.At(time.GetUtcNow()) },
        InFlightCap cap => Answer.OfStatus(StatusCodes.Status429TooManyRequests) with { RetryAfter = cap.Retry?.At(time.GetUtcNow()) },
        RedirectFault or RedirectLoopFault =>
            Answer.OfStatus(StatusCodes.Status302Found) with { Location = RedirectTarget.After(target, fault) },
        HtmlFault => Portal,
        HugeHeadersFault huge => right with { HeaderPadding = huge.Size },
        _ => right,
    };

    /// <summary>Faults that break the rules of HTTP.</summary>
    /// <param name="fault">What goes wrong, its place known; or null.</param>
    /// <param name="body">The body of the answer; empty where it has none.</param>
    /// <param name="head">Makes the head for a length of the body, or null for a chunked one.</param>
    /// <returns>The bytes, or null for an answer that keeps the rules.</returns>
    public static RawAnswer? BytesOf(Fault? fault, ReadOnlyMemory<byte> body, Func<long?, ReadOnlyMemory<byte>> head) => fault switch
    {
        ResetFault => RawAnswer.Nothing(RawEnding.Reset),
        ResetBodyFault { After: var after } => new(head(body.Length), body[..after!.Value], RawEnding.Reset),
        CutFault { After: var after } => new(head(body.Length), body[..after!.Value], RawEnding.Close),
        StallBodyFault { After: var after } => new(head(body.Length), body[..after!.Value], RawEnding.Stall),
        StallHeadersFault => new(FirstHalf(head(body.Length)), default, RawEnding.Stall),
        CutChunkedFault { After: var after } =>
            new(head(null), body[..Math.Min(after ?? body.Length, body.Length)], RawEnding.Close) { Chunked = true },
        WrongLengthFault { By: var by } => new(head(Math.Max(0, body.Length + by)), body, RawEnding.Close),
        EndlessFault => new(head(null), body, RawEnding.Repeat) { Chunked = true },
        _ => null,
    };

    /// <summary>Faults that add to the right answer what no request asked for.</summary>
    /// <param name="fault">What goes wrong, or null.</param>
    /// <param name="responses">The profile's flags.</param>
    /// <param name="head">Makes the head of an answer.</param>
    /// <returns>The bytes and when they come, or null for none.</returns>
    public static UnaskedBytes? UnaskedOf(Fault? fault, FlagResponses responses, Func<Answer, ReadOnlyMemory<byte>> head)
    {
        if (fault is not UnaskedFault { Flag: var flag })
        {
            return null;
        }

        // A code without a flag is not found either.
        var answer = flag is null ? Answer.NoFlag : responses.Find($"/flags/{flag}/{flag}.gif");
        byte[] whole = [.. head(answer).Span, .. answer.Body.Span];
        return fault switch
        {
            ExtraAnswerFault { Delay: var delay } => new(whole, delay),
            LongBodyFault { By: { } by } => new(whole.AsMemory(0, Math.Min(by, whole.Length)), Delay: null),
            _ => new(whole, Delay: null),
        };
    }

    /// <summary>Does a fault end the request before a client could read a status?</summary>
    public static bool HidesStatus(Fault? fault) => fault is ResetFault or StallHeadersFault;

    private static ReadOnlyMemory<byte> FirstHalf(ReadOnlyMemory<byte> head) => head[..(head.Length / 2)];
}
