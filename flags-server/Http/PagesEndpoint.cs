using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FlagsServer.Http;

/// <summary>Answers requests for its own pages, which have no delays or faults and are not counted.</summary>
/// <param name="site">The profile.</param>
/// <param name="log">Logs every request.</param>
internal sealed class PagesEndpoint(ProfileSite site, RequestLog log)
{
    private static readonly Answer ResetDone = new() { Status = StatusCodes.Status204NoContent };

    private readonly Answer _authority = site.Certificates switch
    {
        { AuthorityPem: { } pem } => Answer.Page("application/x-pem-file", Encoding.ASCII.GetBytes(pem)),
        null => Answer.Error(StatusCodes.Status404NotFound, "no CA without TLS; start flags-server with --tls"),
        _ => Answer.Error(StatusCodes.Status404NotFound, "the certificate of --tls-cert is of a CA of yours, which the server does not know"),
    };

    private Answer? _home;

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        // A long report takes milliseconds, and the thread that received this request has other connections to answer.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var answer = context.Request.Path.Value switch
        {
            "/" => IsRead(context) ? await HomeAsync(context) : Answer.MethodNotAllowed("GET, HEAD"),
            "/health" => IsRead(context) ? await HealthAsync() : Answer.MethodNotAllowed("GET, HEAD"),
            "/stats" => IsRead(context) ? Stats() : Answer.MethodNotAllowed("GET, HEAD"),
            "/requests" => IsRead(context) ? Requests() : Answer.MethodNotAllowed("GET, HEAD"),
            "/plan" => IsRead(context) ? await PlanAsync(context.Request.Query) : Answer.MethodNotAllowed("GET, HEAD"),
            "/ca.pem" => IsRead(context) ? _authority : Answer.MethodNotAllowed("GET, HEAD"),
            "/reset" => HttpMethods.IsPost(context.Request.Method) ? CrossSiteCheck.CheckChange(context) ?? Reset() : Answer.MethodNotAllowed("POST"),
            _ => Answer.NoPage,
        };
        context.Response.Headers.CacheControl = "no-store";
        log.Answered(site.Settings.Name, context, answer);
        await answer.WriteAsync(context);
    }

    private static bool IsRead(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private async Task<Answer> HomeAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = HomePage.SecurityPolicy;
        return _home ??= Answer.Page("text/html; charset=utf-8", HomePage.Render(site.Settings, await site.Catalog));
    }

    private async Task<Answer> HealthAsync()
    {
        var catalog = await site.Catalog;
        return Json(HealthReport.From(site.Settings, catalog.Flags.Count), ReportJson.Default.HealthReport);
    }

    private Answer Stats() => Json(site.Statistics.Report(), ReportJson.Default.StatisticsReport);

    private Answer Requests() => Json(site.Statistics.Requests(), CompactJson.Default.RequestsReport);

    private async Task<Answer> PlanAsync(IQueryCollection query)
    {
        var asked = site.Settings.Replay is { } replay
            ? PlanQuery.ParseReplay(query, [.. replay.Addresses.Select(address => address.Target)])
            : PlanQuery.Parse(query, (await site.Catalog).Flags.Select(flag => flag.Code.ToLowerInvariant()));
        return asked.Error is { } error
            ? Answer.Error(StatusCodes.Status400BadRequest, error)
            : Json(PlanReport.Create(site.Settings, asked.Value, await site.Responses), CompactJson.Default.PlanReport);
    }

    private Answer Reset()
    {
        site.Statistics.Reset();
        return ResetDone;
    }

    private static Answer Json<T>(T report, JsonTypeInfo<T> type) =>
        Answer.Page("application/json", [.. JsonSerializer.SerializeToUtf8Bytes(report, type), (byte)'\n']);
}
