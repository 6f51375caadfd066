using System.Diagnostics;
using FlagsServer.Gallery;
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

    /// <summary>Receives a request, holds it back and answers it.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var connection = context.Features.GetRequiredFeature<ConnectionMark>();
        var target = RequestTarget.Of(context);
        var hash = Fnv1a.Hash(target);
        var arrival = site.Ledger.Arrive(target, hash, connection);
        var plan = _climate.Plan(hash, arrival.Attempt);

        // Asked for only where there is something to wait for: the token costs an allocation.
        if (plan.Delay > TimeSpan.Zero
            && !await Hold.UntilAsync(site.Time, arrival.Received, plan.Delay, context.RequestAborted))
        {
            site.Ledger.Abandon(arrival, plan.Delay);
            log.Abandoned(site.Settings.Name, context, arrival.Attempt);
            return;
        }

        var shelf = await site.Shelf;
        var answer = CarryOut(plan.Fault, context.Request, shelf);
        var actual = site.Time.GetElapsedTime(arrival.Received);
        site.Ledger.Answer(arrival, answer.Status, plan.Delay, actual, HttpMethods.IsHead(context.Request.Method) ? 0 : answer.Body.Length);
        context.Response.Headers["Server-Timing"] = ServerTiming(plan.Delay, actual);
        log.Answered(site.Settings.Name, context, arrival.Attempt, answer, actual);
        await answer.WriteAsync(context);
    }

    /// <summary>The one place where faults become behaviour.</summary>
    private static Answer CarryOut(Fault? fault, HttpRequest request, FlagShelf shelf) => fault switch
    {
        null when !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) => WrongMethod,
        null => shelf.Find(request.Path.Value!).For(request),
        StatusFault { Status: var status } => Answer.OfStatus(status),
        _ => throw new UnreachableException($"No way to carry out {fault}."),
    };

    /// <summary>Durations in milliseconds (W3C Server Timing). A request that was not held back was held back for 0.</summary>
    private static string ServerTiming(TimeSpan asked, TimeSpan actual) => asked == TimeSpan.Zero
        ? "delay;dur=0, asked;dur=0"
        : $"delay;dur={actual.TotalMilliseconds:0.###}, asked;dur={asked.TotalMilliseconds:0.####}";
}
