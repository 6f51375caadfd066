using System.Net;
using FlagsDownloader.Results;
using Polly;

namespace FlagsDownloader.Http;

/// <summary>
/// One GET, blocking and awaiting: <see cref="Get(Uri, CancellationToken)"/> blocks its thread, <see cref="GetAsync(Uri, CancellationToken)"/>
/// gives it back while it waits. Connections, timeouts and retries are the same for both.
/// </summary>
/// <remarks>
/// Safe to use from any number of threads. Failures are values; the only exception to expect is
/// <see cref="OperationCanceledException"/>, when the caller's token is cancelled.
/// </remarks>
public sealed partial class FlagClient
{
    /// <summary>The name under which the client is configured in <see cref="IHttpClientFactory"/>.</summary>
    public const string HttpClientName = "flags";

    /// <summary>The name of the other one, whose connections carry one request each.</summary>
    internal const string FreshHttpClientName = "flags-fresh";

    private readonly HttpClient _http;
    private readonly HttpClient _freshHttp;
    private readonly PersistentConnections _connections;
    private readonly FlagClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ResiliencePipeline<FetchResult> _pipeline;
    private readonly ResiliencePipeline<FetchResult> _attempt;
    private readonly HostRegistry _hosts;

    /// <summary>Made once for a run: it holds the connections.</summary>
    /// <param name="factory">Has a client named <see cref="HttpClientName"/>; see <see cref="FlagClientServices.AddFlagClient"/>.</param>
    /// <param name="options">Timeouts, retries, limits.</param>
    /// <param name="connections">The connections of both clients of the factory.</param>
    /// <param name="time">The clock of timeouts, waits and timelines.</param>
    /// <param name="random">The source of jitter; locked while it is used.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range.</exception>
    internal FlagClient(
        IHttpClientFactory factory, FlagClientOptions options, PersistentConnections connections, TimeProvider time, Random random)
    {
        options.Validate();
        _http = factory.CreateClient(HttpClientName);
        _freshHttp = factory.CreateClient(FreshHttpClientName);
        _connections = connections;
        (_options, _time, _random) = (options, time, random);
        _pipeline = FetchPipeline.Create(options, time, random);
        _attempt = FetchPipeline.CreateForAttempt(options, time);
        _hosts = new HostRegistry(options, time, random);
    }

    // A wait that is over, or was cut short, says so by what is looked at next.
    private static ConfigureAwaitOptions WithoutThrowing =>
        ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing;

    /// <summary>
    /// Looks once more at the connections that carried several answers, and ends them. Only when no request is under way; those
    /// that come then open others.
    /// </summary>
    internal void CloseAndInspectConnections() => _connections.CloseAndInspect();

    private static HttpRequestMessage MessageFor(Uri address, string? knownETag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (knownETag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", knownETag);
        }

        return request;
    }

    private static Timeline Begin(FetchRequest request, bool isRedirected)
    {
        if (isRedirected)
        {
            request.Timeline.MarkRedirected();
        }
        else
        {
            request.Timeline.MarkAttempt();
        }

        return request.Timeline;
    }

    private TimeSpan TimeLeft(FetchRequest request) => _options.TotalTimeout - _time.GetElapsedTime(request.Began);

    private HostVisit Visit(FetchRequest request, Uri address, out Host host)
    {
        host = _hosts.GetOrAdd(address);
        return new HostVisit(host, request, address, _options, _time, _random);
    }

    /// <summary>What the headers alone decide; null where the content is worth reading.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="address">What was asked.</param>
    /// <param name="request">What it is an attempt of.</param>
    private FetchResult? Classify(HttpResponseMessage response, Uri address, FetchRequest request) => (int)response.StatusCode switch
    {
        (int)HttpStatusCode.OK => ContentLength.Check(response, _options.MaxContentBytes),
        (int)HttpStatusCode.NotFound => FetchResult.NotFound,
        (int)HttpStatusCode.NotModified => response.RequestMessage?.Headers.Contains("If-None-Match") == true
            ? FetchResult.Unchanged
            : FetchFailure.FromUnaskedNotModified(),
        var status when Redirect.IsRedirect(status) => Redirect.Follow(response, address),
        _ => FetchFailure.FromStatus(response, _time, TimeLeft(request)),
    };

    private static FetchResult Content(HttpResponseMessage response, ReadOnlyMemory<byte> content) =>
        FetchResult.Ok(content, response.Headers.ETag?.ToString()) with
        {
            Encoding = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : null,
        };

    /// <summary>What an attempt's exception means, where nobody cancelled; null for a defect of ours.</summary>
    private FetchResult? Explain(Exception exception, Exchange exchange)
    {
        switch (exception)
        {
            // The handler's limit on connecting is as long as an attempt's, and ran out a moment earlier.
            case OperationCanceledException:
                return FetchFailure.FromTimeout(_options.AttemptTimeout, exchange.Timeline);
            case var _ when FetchFailure.IsExpected(exception):
                exchange.NoteFailure(exception);
                return FetchFailure.FromException(exception, exchange.Timeline);
            default:
                return null;
        }
    }
}
