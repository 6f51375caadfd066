using System.Text;
using FlagsServer.FaultInjection;

namespace FlagsServer.Http;

/// <summary>Turns faults into bytes.</summary>
internal static class FaultBehaviour
{
    private static readonly Answer Portal = Answer.Page("text/html; charset=utf-8", Encoding.UTF8.GetBytes("""
        <!DOCTYPE html>
        <html lang="en"><head><title>Welcome</title></head>
        <body><h1>Welcome</h1><p>Please sign in to use this network.</p></body></html>

        """));

    /// <summary>Selects the answer: that of the fault, for faults that consist of another answer, or the right one.</summary>
    /// <param name="fault">The fault, or null.</param>
    /// <param name="right">The right answer.</param>
    /// <param name="target">The request target.</param>
    /// <param name="time">The clock, for dates.</param>
    /// <returns>The answer to send.</returns>
    public static Answer SelectAnswer(Fault? fault, Answer right, string target, TimeProvider time) => fault switch
    {
        StatusFault { Retry: null } status => Answer.FromStatus(status.Status),
        StatusFault { Retry: { } retry } status => Answer.FromStatus(status.Status) with { RetryAfter = retry.At(time.GetUtcNow()) },
        InFlightLimit limit => Answer.FromStatus(StatusCodes.Status429TooManyRequests) with { RetryAfter = limit.Retry?.At(time.GetUtcNow()) },
        RedirectFault or RedirectLoopFault =>
            Answer.FromStatus(StatusCodes.Status302Found) with { Location = RedirectTarget.After(target, fault) },
        HtmlFault => Portal,
        HugeHeadersFault huge => right with { HeaderPadding = huge.Size },
        _ => right,
    };

    /// <summary>Creates the bytes of a fault that violates HTTP.</summary>
    /// <param name="fault">The fault, with its position known; or null.</param>
    /// <param name="body">The body of the answer; may be empty.</param>
    /// <param name="head">Creates the head for a length of the body, or for a chunked body with null.</param>
    /// <returns>The bytes, or null for an answer that follows HTTP.</returns>
    public static RawAnswer? CreateRawAnswer(Fault? fault, ReadOnlyMemory<byte> body, Func<long?, ReadOnlyMemory<byte>> head) => fault switch
    {
        ResetFault => RawAnswer.Nothing(RawEnding.Reset),
        RefusedStreamFault => RawAnswer.Nothing(RawEnding.Refuse),
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

    /// <summary>Creates the bytes of a fault that follow the right answer and that no request asked for.</summary>
    /// <param name="fault">The fault, or null.</param>
    /// <param name="responses">The profile's flags.</param>
    /// <param name="head">Creates the head of an answer.</param>
    /// <returns>The bytes and their delay, or null for none.</returns>
    public static UnaskedBytes? CreateUnaskedBytes(Fault? fault, IResponses responses, Func<Answer, ReadOnlyMemory<byte>> head)
    {
        if (fault is not UnaskedFault { Flag: var flag })
        {
            return null;
        }

        // A code without a flag is not found either.
        var answer = flag is null ? Answer.NoFlag : responses.Find($"/flags/{flag}/{flag}.gif", target: "");
        byte[] whole = [.. head(answer).Span, .. answer.Body.Span];
        return fault switch
        {
            ExtraAnswerFault { Delay: var delay } => new(whole, delay),
            LongBodyFault { By: { } by } => new(whole.AsMemory(0, Math.Min(by, whole.Length)), Delay: null),
            _ => new(whole, Delay: null),
        };
    }

    /// <summary>Whether a fault ends the request before the client can read a status.</summary>
    public static bool HidesStatus(Fault? fault) => fault is ResetFault or RefusedStreamFault or StallHeadersFault;

    private static ReadOnlyMemory<byte> FirstHalf(ReadOnlyMemory<byte> head) => head[..(head.Length / 2)];
}
