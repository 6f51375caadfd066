using FlagsServer.FaultInjection;
using FlagsServer.Statistics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlagsServer.Http;

/// <summary>Answers requests for flags, or for what was recorded, which have delays and faults, and counts them.</summary>
/// <param name="site">The profile.</param>
/// <param name="log">Logs every request.</param>
internal sealed class FlagsEndpoint(ProfileSite site, RequestLog log)
{
    private const string Allowed = "GET, HEAD";

    private static readonly Answer WrongMethod = Answer.MethodNotAllowed(Allowed);

    private readonly IRequestPlanner _planner = site.Settings.Planner;
    private readonly InFlightLimiter _inFlightLimiter = new(site.Settings.Faults);
    private readonly SharedBandwidth _bandwidth = new(site.Settings.Faults, site.Time);

    /// <summary>Receives a request, delays it and answers it.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (CrossSiteCheck.CheckCounted(context.Request.Headers) is { } crossSite)
        {
            log.Answered(site.Settings.Name, context, crossSite);
            await crossSite.WriteAsync(context);
            return;
        }

        var connection = context.Features.GetRequiredFeature<CountedConnection>();
        var target = RequestTarget.From(context);
        var hash = Fnv1a.Hash(target);
        var protocol = context.Request.Protocol;
        var stream = HttpProtocol.IsHttp2(protocol) ? context.Features.Get<IHttp2StreamIdFeature>()?.StreamId : null;
        var arrival = site.Statistics.Arrive(target, hash, connection, protocol, stream);
        var exceeded = _inFlightLimiter.Enter(target);
        var plan = exceeded is null ? _planner.Plan(target, hash, arrival.Attempt) : new(TimeSpan.Zero, exceeded);

        // The token is used only when there is a delay, because it costs an allocation.
        if (plan.Delay > TimeSpan.Zero
            && !await PreciseDelay.UntilAsync(site.Time, arrival.Received, plan.Delay, context.RequestAborted))
        {
            _inFlightLimiter.Leave(target);
            site.Statistics.Abandon(arrival, plan.Delay);
            log.Abandoned(site.Settings.Name, context, arrival.Attempt);
            return;
        }

        var responses = await site.Responses;
        var right = Find(context.Request, target, responses);
        var fault = plan.FaultIn(right.BodyFor(context.Request).Length);
        var answer = FaultBehaviour.SelectAnswer(fault, right, target, site.Time);
        var body = answer.BodyFor(context.Request);
        var actual = site.Time.GetElapsedTime(arrival.Received);
        var timing = ServerTiming.Of(plan.Delay, actual);
        var raw = fault is null ? null : CreateRawAnswer(fault, answer, body, timing);
        var end = new RequestOutcome(
            FaultBehaviour.HidesStatus(fault) ? null : answer.Status, plan.Delay, actual, raw?.Body.Length ?? body.Length)
        {
            Fault = fault,
        };
        if (exceeded is null)
        {
            _inFlightLimiter.Leave(target);
        }

        site.Statistics.Answer(arrival, end);
        log.Answered(site.Settings.Name, context, arrival.Attempt, end);
        context.Response.Headers["Server-Timing"] = timing;
        // A plan has a time for the body of the right answer, also where that breaks off.
        var throttle = _bandwidth.CreateThrottle(target, fault, raw?.Body.Length ?? body.Length, plan.BodyTime);
        if (raw is not null)
        {
            site.Statistics.Sent(arrival, HttpProtocol.IsHttp2(protocol)
                ? await StreamAnswer.SendAsync(context, answer, fault!, raw, throttle, site.Time)
                : await RawConnection.SendAsync(context, raw, throttle, site.Time));
            return;
        }

        if (fault is GoAwayFault)
        {
            // Kestrel says GOAWAY, or over HTTP/1.1 `Connection: close`, and closes the connection after the requests that it has.
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }

        if (fault is UnaskedFault && CreateUnaskedBytes(fault, responses, timing) is { } unasked)
        {
            site.Statistics.Sent(arrival, await unasked.SendAfterAsync(context, answer, throttle, site.Time));
            return;
        }

        if (throttle is not null)
        {
            site.Statistics.Sent(arrival, await answer.WriteAsync(context, throttle));
            return;
        }

        await answer.WriteAsync(context);
    }

    /// <summary>The answer without a fault.</summary>
    private static Answer Find(HttpRequest request, string target, IResponses responses) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? responses.Find(request.Path.Value!, target).For(request)
            : WrongMethod;

    private RawAnswer? CreateRawAnswer(Fault fault, Answer answer, ReadOnlyMemory<byte> body, string timing) =>
        FaultBehaviour.CreateRawAnswer(fault, body, length => RawAnswer.CreateHead(answer, timing, site.Time.GetUtcNow(), length));

    private UnaskedBytes? CreateUnaskedBytes(Fault fault, IResponses responses, string timing) =>
        FaultBehaviour.CreateUnaskedBytes(fault, responses, answer => RawAnswer.CreateHead(answer, timing, site.Time.GetUtcNow(), answer.Body.Length));
}
