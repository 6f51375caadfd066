using System.Net;
using Asyncio;
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

    /// <summary>
    /// The name of the client's <see cref="System.Diagnostics.ActivitySource"/> and <see
    /// cref="System.Diagnostics.Metrics.Meter"/>.
    /// </summary>
    public const string TelemetryName = "FlagsDownloader";

    /// <summary>The name of the other one, whose connections carry one request each.</summary>
    internal const string FreshHttpClientName = "flags-fresh";

    private readonly HttpClient _http;
    private readonly HttpClient _freshHttp;
    private readonly PersistentConnections _connections;
    private readonly FlagClientOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<FetchResult> _pipeline;
    private readonly Func<ResilienceContext, FetchRequest, FetchResult> _send;
    private readonly Func<ResilienceContext, FetchRequest, ValueTask<FetchResult>> _sendAsync;

    /// <summary>Made once for a run: it holds the connections.</summary>
    /// <param name="factory">Has a client named <see cref="HttpClientName"/>; see <see cref="FlagClientServices"/>.</param>
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
        // What is repeated over HTTP/2 needs no connection of its own.
        _freshHttp = options.IsHttp2 ? _http : factory.CreateClient(FreshHttpClientName);
        _connections = connections;
        (_options, _time) = (options, time);
        _pipeline = FetchPipeline.Create(options, time, random);
        // Made once, not for each request.
        _send = (context, request) => Send(request, context.CancellationToken);
        _sendAsync = (context, request) => SendAsync(request, context.CancellationToken);
    }

    /// <summary>
    /// Looks once more at the connections that carried several answers, and ends them. Only when no request is under way; those
    /// that come then open others.
    /// </summary>
    internal void CloseAndInspectConnections() => _connections.CloseAndInspect();

    /// <summary>Checks that blocking calls are possible.</summary>
    /// <exception cref="NotSupportedException">The version of HTTP has none.</exception>
    internal void CheckCanBlock()
    {
        if (_options.IsHttp2)
        {
            throw new NotSupportedException(
                ".NET has no blocking calls over HTTP/2: call GetAsync, choose a strategy that awaits, or set HttpVersion to 1.1.");
        }
    }

    private FetchRequest CreateRequest(Uri address, Timeline timeline, FetchDetails details, bool isBlocking) =>
        new(address, timeline, _options, _time, details)
        {
            IsBlocking = isBlocking,
            Loop = isBlocking ? null : EventLoop.GetRunningLoopOrNull(),
        };

    private HttpClient ClientFor(FetchRequest request) =>
        request.IsSample || _connections.AreDisabledFor(request.Target) ? _freshHttp : _http;

    /// <summary>The result where the headers alone decide it; null where the content has to be read.</summary>
    private FetchResult? Classify(HttpResponseMessage response, FetchRequest request) => (int)response.StatusCode switch
    {
        _ when request.IsHttp2 && HeaderSize.Check(response) is { } tooLarge => tooLarge,
        (int)HttpStatusCode.OK => ContentLength.Check(response, _options.MaxContentBytes),
        (int)HttpStatusCode.PartialContent when request.Sink?.Kept is { } kept => RangeValidator.Continues(response, kept)
            ? null
            : FetchResult.NoSuchPart(FetchFailure.BadPart(response)),
        (int)HttpStatusCode.RequestedRangeNotSatisfiable when request.Sink?.Kept is not null =>
            FetchResult.NoSuchPart(FetchFailure.BadPart(response)),
        (int)HttpStatusCode.NotFound => FetchResult.NotFound,
        (int)HttpStatusCode.NotModified => request.KnownETag is not null
            ? FetchResult.Unchanged
            : FetchFailure.FromUnaskedNotModified(),
        var status when Redirect.IsRedirect(status) => Redirect.Follow(response, request.Target),
        _ => FetchFailure.FromStatus(response, _time, request.TimeLeft),
    };

    private static FetchResult Content(HttpResponseMessage response, FetchRequest request, ReadOnlyMemory<byte> content, long length) =>
        FetchResult.Ok(content, response.Headers.ETag?.ToString(), length) with
        {
            MediaType = request.IsSample ? response.Content.Headers.ContentType?.MediaType : null,
            Encoding = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : null,
        };

    /// <summary>Whether an exception means that the total time is over, where the pipeline has no timeout of its own.</summary>
    private static bool IsTimeout(Exception exception, ProgressTimeout? limit, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && limit is { HasExpired: true } && !cancellationToken.IsCancellationRequested;

    /// <summary>The failure of an HTTP request in which nothing arrived for too long.</summary>
    /// <exception cref="OperationCanceledException">The attempt was cancelled.</exception>
    private FetchResult IdleTimeout(ProgressTimeout? limit, Exchange exchange, CancellationToken attemptToken) =>
        limit is { HasExpired: true } && !attemptToken.IsCancellationRequested
            ? FetchFailure.FromTimeout(_options.AttemptTimeout, exchange.Timeline, isIdle: true)
            : throw new OperationCanceledException(attemptToken);

    /// <summary>Whether the whole content has to be asked for at once: the part that is there cannot be continued.</summary>
    private static bool MustAskForAll(FetchResult result, FetchRequest request)
    {
        if (!result.HasNoSuchPart)
        {
            return false;
        }

        request.Sink!.Discard();
        request.Timeline.MarkRedirected();
        return true;
    }

    /// <summary>The failure that an exception stands for, where the caller did not cancel; null for a defect of this program.</summary>
    private FetchResult? Explain(Exception exception, Exchange exchange)
    {
        switch (exception)
        {
            // The handler's limit on connecting is as long as an attempt's, and ended a moment earlier.
            case OperationCanceledException:
                return FetchFailure.FromTimeout(_options.AttemptTimeout, exchange.Timeline);
            case HttpRequestException { InnerException: null } when exchange.Shared is { IsVersionUnsupported: true }:
                // The handler gives no reason where a connection has ended before its first request.
                return Explain(new UnsupportedVersionException(), exchange);
            case var _ when FetchFailure.IsExpected(exception):
                exchange.RecordFailure(exception);
                return FetchFailure.FromException(exception, exchange.Timeline, exchange.IsHttp2);
            default:
                return null;
        }
    }
}
