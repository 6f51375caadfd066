using System.Diagnostics;
using System.Diagnostics.Metrics;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>The client's activities and measurements. docs/telemetry.md describes them.</summary>
/// <remarks>With no listener, a request costs one look at a flag for each of them, and no memory.</remarks>
internal static class FetchTelemetry
{
    private static readonly ActivitySource Source = new(FlagClient.TelemetryName);
    private static readonly Meter Meter = new(FlagClient.TelemetryName);

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "flags_downloader.attempts", "{attempt}", "HTTP requests begun; a redirect belongs to its attempt.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "flags_downloader.retries", "{retry}", "Further attempts after a failure.");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>(
        "flags_downloader.waits", "s", "Waits before a request is sent.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "flags_downloader.bytes", "By", "Content received whole.");

    /// <summary>Begins the activity of a GET with all its attempts; null where nothing listens.</summary>
    public static Activity? StartFetch(Uri address) => Source.HasListeners() ? Start("fetch", ActivityKind.Internal, address) : null;

    /// <summary>Begins the activity of one HTTP request, and counts the attempt that it begins; null where nothing listens.</summary>
    public static Activity? StartRequest(FetchRequest request)
    {
        if (!request.IsRedirected && Attempts.Enabled)
        {
            Attempts.Add(1, Server(request.Target), Port(request.Target));
        }

        return Source.HasListeners()
            ? Start(HttpMethod.Get.Method, ActivityKind.Client, request.Target)?.SetTag("http.request.method", HttpMethod.Get.Method)
            : null;
    }

    /// <summary>Adds the result to an activity.</summary>
    public static void SetResult(this Activity? activity, FetchResult result)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("flags_downloader.status", result.Status.ToString());
        if (result.Error is { } error && result.Next is null)
        {
            activity.SetTag("error.type", error.Cause.ToString()).SetStatus(ActivityStatusCode.Error, error.Message);
        }
    }

    /// <summary>Adds the status code of a response to an activity.</summary>
    public static void SetStatusCode(this Activity? activity, HttpResponseMessage response) =>
        activity?.SetTag("http.response.status_code", (int)response.StatusCode);

    /// <summary>Counts a retry, and the wait before it.</summary>
    public static void CountRetry(FetchRequest request, DownloadError? error, TimeSpan wait)
    {
        if (Retries.Enabled)
        {
            Retries.Add(1, Server(request.Target), Port(request.Target), new("error.type", error?.Cause.ToString()));
        }

        CountWait(request, wait, "retry");
    }

    /// <summary>Counts a wait.</summary>
    public static void CountWait(FetchRequest request, TimeSpan wait, string? reason)
    {
        if (Waits.Enabled && wait > TimeSpan.Zero)
        {
            Waits.Record(wait.TotalSeconds, Server(request.Target), Port(request.Target), new("reason", reason));
        }
    }

    /// <summary>Counts content.</summary>
    public static void CountBytes(FetchRequest request, long bytes)
    {
        if (Bytes.Enabled)
        {
            Bytes.Add(bytes, Server(request.Target), Port(request.Target));
        }
    }

    private static Activity? Start(string name, ActivityKind kind, Uri address) => Source.StartActivity(name, kind)
        ?.SetTag("url.full", address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped))
        .SetTag("server.address", address.Host)
        .SetTag("server.port", address.Port);

    private static KeyValuePair<string, object?> Server(Uri address) => new("server.address", address.Host);

    private static KeyValuePair<string, object?> Port(Uri address) => new("server.port", address.Port);
}
