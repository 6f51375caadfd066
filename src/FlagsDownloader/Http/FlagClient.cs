using System.Net;
using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>
/// One GET, in two colours: <see cref="Get(Uri, CancellationToken)"/> blocks its thread, <see cref="GetAsync(Uri, CancellationToken)"/>
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

    private readonly HttpClient _http;
    private readonly FlagClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<FetchResult> _pipeline;

    /// <summary>Made once for a run: it holds the connections.</summary>
    /// <param name="factory">Has a client named <see cref="HttpClientName"/>; see <see cref="FlagClientServices.AddFlagClient"/>.</param>
    /// <param name="options">Timeouts, retries, limits.</param>
    /// <param name="time">The clock of timeouts, waits and timelines.</param>
    /// <param name="random">The source of jitter; locked while it is used.</param>
    public FlagClient(IHttpClientFactory factory, FlagClientOptions options, TimeProvider time, Random random)
    {
        _http = factory.CreateClient(HttpClientName);
        _options = options;
        _time = time;
        _pipeline = FetchPipeline.Create(options, time, random);
    }

    private static HttpRequestMessage RequestFor(Uri address, string? knownETag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (knownETag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", knownETag);
        return request;
    }

    /// <summary>What the headers alone decide; null where the content is worth reading.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="began">When the request's first attempt began.</param>
    private FetchResult? Judge(HttpResponseMessage response, long began) => response.StatusCode switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.NotFound => FetchResult.NotFound,
        HttpStatusCode.NotModified => response.RequestMessage?.Headers.Contains("If-None-Match") == true
            ? FetchResult.Unchanged
            : FetchFailure.FromUnaskedNotModified(),
        _ => FetchFailure.FromStatus(response, _time, _options.TotalTimeout - _time.GetElapsedTime(began)),
    };

    /// <summary>What an attempt's exception means, where nobody cancelled; null for a defect of ours.</summary>
    private FetchResult? Explain(Exception exception, Timeline timeline) => exception switch
    {
        // The handler's limit on connecting is as long as an attempt's, and ran out a moment earlier.
        OperationCanceledException => FetchFailure.FromTimeout(_options.AttemptTimeout, timeline),
        _ when FetchFailure.IsExpected(exception) => FetchFailure.FromException(exception, timeline),
        _ => null,
    };

    private static FetchResult TimedOut(TimeoutRejectedException exception, Timeline timeline) =>
        FetchFailure.FromTimeout(exception.Timeout, timeline);
}
