using System.Net.Http.Headers;
using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>Checks an address of a recording, and turns its outcomes into faults, shares and distributions.</summary>
internal static class RecordedAddressSyntax
{
    /// <summary>The largest body that is served: it is in memory.</summary>
    public const int MaxSize = 1 << 30;

    /// <summary>The size of a body that never arrived whole, so that it can break off.</summary>
    private const int UnknownSize = 1000;

    private const int Ok = 200;
    private const int MinStatus = 200;
    private const int MaxStatus = 599;
    private const int MaxTarget = 8000;
    private const int MaxRetryAfter = 3600;
    private const string NotAsWritten = "not as 'flags record' wrote it, record it again";

    /// <summary>Reads an address.</summary>
    /// <returns>The address, or what is wrong with it.</returns>
    public static Parsed<RecordedAddress> Read(RecordingDocument.Address? address)
    {
        if (address is not { Origin: { } origin, Target: { } target, Outcomes: { Count: > 0 } outcomes }
            || !IsOrigin(origin) || !IsTarget(target) || !outcomes.All(IsSound))
        {
            return Failed(NotAsWritten);
        }

        if (OwnPages.Has(PathPattern.GetPath(target)))
        {
            return Failed("flags-server has a page of its own there, take this address out of the recording");
        }

        var total = outcomes.Sum(outcome => (long)outcome!.Count);
        var right = outcomes.Where(IsRight).MaxBy(outcome => outcome!.Count);
        var size = right is { Sizes: { Length: > 0 } sizes } ? sizes[sizes.Length / 2] : right is null ? UnknownSize : 0;
        return size > MaxSize
            ? Failed($"it has {size} bytes, and a replay serves at most {MaxSize}, take it out of the recording")
            : new RecordedAddress(target, right?.Type, (int)size, [.. outcomes.Select(outcome => Convert(outcome!, total))]);
    }

    private static RecordedOutcome Convert(RecordingDocument.Outcome outcome, long total)
    {
        var fault = FaultOf(outcome);
        // The times of a stall are the recording client's timeout.
        var stalls = fault is StallHeadersFault or StallBodyFault;
        return new((double)outcome.Count / total, fault)
        {
            Delay = fault is StallHeadersFault ? null : Sampled(outcome.DelayMs),
            BodyTime = stalls ? null : Sampled(outcome.BodyMs),
        };
    }

    // Its kinds are those of docs/recording.schema.json. What is no fault of a single request becomes a reset.
    private static Fault? FaultOf(RecordingDocument.Outcome outcome) => outcome.Kind switch
    {
        "answer" when outcome.Status == Ok => null,
        "answer" => new StatusFault(outcome.Status!.Value) { Retry = RetryOf(outcome.RetryAfterSeconds!) },
        "reset_body" => new ResetBodyFault(After: null),
        "cut" => new CutFault(After: null),
        "stall" => new StallHeadersFault(),
        "stall_body" => new StallBodyFault(After: null),
        _ => new ResetFault(),
    };

    private static RetryAfter? RetryOf(double[] seconds) => seconds.Length == 0
        ? null
        : new RetryAfter((int)Math.Min(seconds[seconds.Length / 2], MaxRetryAfter), AsDate: false);

    private static SampledDelay? Sampled(double[]? values) => values is { Length: > 0 } ? new(values) : null;

    private static bool IsRight(RecordingDocument.Outcome? outcome) => outcome is { Kind: "answer", Status: Ok };

    private static bool IsSound(RecordingDocument.Outcome? outcome) =>
        outcome is { Count: > 0 }
        && IsRising(outcome.Sizes) && IsRising(outcome.DelayMs) && IsRising(outcome.BodyMs) && IsRising(outcome.RetryAfterSeconds)
        && (outcome.Type is null || (outcome.Type.All(char.IsAscii) && MediaTypeHeaderValue.TryParse(outcome.Type, out _)))
        && (outcome.Kind == "answer"
            ? outcome.Status is >= MinStatus and <= MaxStatus
            : outcome.Kind is "reset" or "reset_body" or "cut" or "stall" or "stall_body" or "unreachable" or "bad_answer");

    private static bool IsRising(double[]? values) =>
        values is not null && (values.Length == 0 || (values[0] >= 0 && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second)));

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps) && origin.Host.Length > 0;

    // What a request line can have.
    private static bool IsTarget(string text) =>
        text is ['/', ..] && text.Length <= MaxTarget && text.All(letter => letter is > ' ' and <= '~' and not '#');

    private static Parsed<RecordedAddress> Failed(string error) => Parsed<RecordedAddress>.Failed(error);
}
