using FlagsServer.Traffic;
using FlagsServer.Weather;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>Everything under <c>/flags/</c>: where there is weather, and where requests are counted.</summary>
/// <param name="site">The profile.</param>
/// <param name="log">Hears of every request.</param>
internal sealed class FlagsEndpoint(ProfileSite site, RequestLog log)
{
    private const string Allowed = "GET, HEAD";

    private static readonly Answer WrongMethod = Answer.MethodNotAllowed(Allowed);

    private readonly Climate _climate = site.Settings.Climate;
    private readonly InFlightGates _gates = new(site.Settings.Faults);
    private readonly SharedLines _lines = new(site.Settings.Faults, site.Time);

    /// <summary>Receives a request, holds it back and answers it.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (CrossSiteCheck.OfCounted(context.Request.Headers) is { } crossSite)
        {
            log.Answered(site.Settings.Name, context, crossSite);
            await crossSite.WriteAsync(context);
            return;
        }

        var connection = context.Features.GetRequiredFeature<ConnectionMark>();
        var target = RequestTarget.Of(context);
        var hash = Fnv1a.Hash(target);
        var arrival = site.Ledger.Arrive(target, hash, connection);
        var refused = _gates.Enter(target);
        var plan = refused is null ? _climate.Plan(target, hash, arrival.Attempt) : new(TimeSpan.Zero, refused);

        // Asked for only where there is something to wait for: the token costs an allocation.
        if (plan.Delay > TimeSpan.Zero
            && !await Hold.UntilAsync(site.Time, arrival.Received, plan.Delay, context.RequestAborted))
        {
            _gates.Leave(target);
            site.Ledger.Abandon(arrival, plan.Delay);
            log.Abandoned(site.Settings.Name, context, arrival.Attempt);
            return;
        }

        var responses = await site.Responses;
        var right = Find(context.Request, responses);
        var fault = plan.FaultIn(right.BodyFor(context.Request).Length);
        var answer = FaultBehaviour.AnswerOf(fault, right, target, site.Time);
        var body = answer.BodyFor(context.Request);
        var actual = site.Time.GetElapsedTime(arrival.Received);
        var timing = ServerTiming(plan.Delay, actual);
        var raw = fault is null ? null : BytesOf(fault, answer, body, timing);
        var end = new RequestEnd(
            FaultBehaviour.HidesStatus(fault) ? null : answer.Status, plan.Delay, actual, raw?.Body.Length ?? body.Length)
        {
            Fault = fault,
        };
        if (refused is null)
        {
            _gates.Leave(target);
        }

        site.Ledger.Answer(arrival, end);
        log.Answered(site.Settings.Name, context, arrival.Attempt, end);
        if (raw is not null)
        {
            site.Ledger.Sent(arrival, await RawConnection.SendAsync(context, raw, _lines.PaceOf(target, fault), site.Time));
            return;
        }

        context.Response.Headers["Server-Timing"] = timing;
        if (fault is UnaskedFault && UnaskedOf(fault, responses, timing) is { } unasked)
        {
            site.Ledger.Sent(arrival, await unasked.SendAfterAsync(context, answer, _lines.PaceOf(target, fault), site.Time));
            return;
        }

        if (_lines.PaceOf(target, fault) is { } pace)
        {
            site.Ledger.Sent(arrival, await answer.WriteAsync(context, pace));
            return;
        }

        await answer.WriteAsync(context);
    }

    /// <summary>The answer in good weather.</summary>
    private static Answer Find(HttpRequest request, FlagResponses responses) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? responses.Find(request.Path.Value!).For(request)
            : WrongMethod;

    private RawAnswer? BytesOf(Fault fault, Answer answer, ReadOnlyMemory<byte> body, string timing) =>
        FaultBehaviour.BytesOf(fault, body, length => RawAnswer.HeadOf(answer, timing, site.Time.GetUtcNow(), length));

    private UnaskedBytes? UnaskedOf(Fault fault, FlagResponses responses, string timing) =>
        FaultBehaviour.UnaskedOf(fault, responses, answer => RawAnswer.HeadOf(answer, timing, site.Time.GetUtcNow(), answer.Body.Length));

    /// <summary>Durations in milliseconds (W3C Server Timing). A request that was not held back was held back for 0.</summary>
    private static string ServerTiming(TimeSpan asked, TimeSpan actual) => asked == TimeSpan.Zero
        ? "delay;dur=0, asked;dur=0"
        : $"delay;dur={actual.TotalMilliseconds:0.###}, asked;dur={asked.TotalMilliseconds:0.####}";
}
