using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>Turns exceptions and error responses into values with a phase and a cause.</summary>
internal static partial class FetchFailure
{
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int InternalServerError = 500;
    private const int ServiceUnavailable = 503;

    /// <param name="response">A response other than 200, 404 and redirects.</param>
    /// <param name="time">The clock that the date of a Retry-After is compared with.</param>
    /// <param name="left">What is left of the request's total time: a wait beyond it would end as a timeout.</param>
    public static FetchResult FromStatus(HttpResponseMessage response, TimeProvider time, TimeSpan left)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter.Read(response, time.GetUtcNow());
        var isTooLong = retryAfter >= left;
        var limitsHost = status == TooManyRequests || (status == ServiceUnavailable && retryAfter is not null);
        return FetchResult.Failed(
            new DownloadError(
                DownloadPhase.Headers, DownloadCause.HttpStatus, $"HTTP error {status} - {GetReason(response)}", status),
            mayRetry: (status is RequestTimeout or TooManyRequests or >= InternalServerError) && !isTooLong,
            retryAfter,
            limitsHost,
            // A host that says when to retry works. One that names more time than a request has does not.
            status >= InternalServerError && !limitsHost && (retryAfter is null || isTooLong) ? HostSignal.Failing : HostSignal.Alive);
    }

    /// <param name="exception">The exception.</param>
    /// <param name="timeline">What the request was doing.</param>
    /// <param name="isHttp2">Whether its connection carried others at the same time. Default: false.</param>
    public static FetchResult FromException(Exception exception, Timeline timeline, bool isHttp2 = false)
    {
        var error = (isHttp2 ? ExplainHttp2(exception, timeline) : null) ?? Explain(exception, timeline);
        var mayRetry = error.Cause switch
        {
            // These do not change with another attempt.
            DownloadCause.TlsFailed or DownloadCause.ContentTooLarge or DownloadCause.SaveFailed => false,
            // Neither does a server that does not speak HTTP. The rest of an earlier answer on a kept connection does not come here.
            DownloadCause.BadResponse => false,
            _ => true,
        };
        return FetchResult.Failed(error, mayRetry, signal: GetSignal(error));
    }

    /// <summary>"Not modified" (304) to a request without a condition: there is no content.</summary>
    public static FetchResult FromUnaskedNotModified() => FetchResult.Failed(
        new DownloadError(
            DownloadPhase.Headers, DownloadCause.BadResponse, "bad response: 304 Not Modified to a request without a condition"),
        mayRetry: false);

    /// <summary>The answer to a request for a part is none that continues the content that is there.</summary>
    public static DownloadError BadPart(HttpResponseMessage response) => new(
        DownloadPhase.Headers, DownloadCause.BadResponse, $"bad response: {(int)response.StatusCode} without the part that was asked for");

    /// <param name="timeout">The time that is over.</param>
    /// <param name="timeline">What the request was doing.</param>
    /// <param name="isIdle">Whether that is the time in which nothing arrived. Default: the time of the whole attempt.</param>
    public static FetchResult FromTimeout(TimeSpan timeout, Timeline timeline, bool isIdle = false)
    {
        var error = new DownloadError(
            timeline.Phase,
            DownloadCause.TimedOut,
            isIdle && timeline.Phase == DownloadPhase.Body
                ? $"timed out: no data for {timeout.TotalSeconds:0.###} s"
                : $"timed out after {timeout.TotalSeconds:0.###} s");
        return FetchResult.Failed(error, mayRetry: true, signal: GetSignal(error));
    }

    /// <summary>The error of a request that was not sent, because its host only fails.</summary>
    /// <param name="last">The host's last failure.</param>
    /// <param name="place">The endpoint of that failure.</param>
    public static DownloadError CircuitOpen(DownloadError? last, (DownloadPeer Peer, string Name) place) => new(
        DownloadPhase.Connect,
        DownloadCause.CircuitOpen,
        $"not asked: the server keeps failing ({last?.Message}) at {place.Name}",
        last?.HttpStatus)
    {
        Peer = place.Peer,
    };

    /// <summary>The error of a request whose time ended while as many others to its host were under way as may be.</summary>
    /// <param name="total">The request's time.</param>
    /// <param name="max">How many may be.</param>
    /// <param name="place">The host's endpoint.</param>
    public static DownloadError WaitedForOthers(TimeSpan total, int max, (DownloadPeer Peer, string Name) place) =>
        NotBegun(total, $"no more than {(max == 1 ? "1 request" : $"{max} requests")} at once to {place.Name}") with { Peer = place.Peer };

    /// <summary>The error of a request whose time ended before its turn to begin.</summary>
    /// <param name="total">The request's time.</param>
    /// <param name="requestsPerSecond">How many may begin.</param>
    public static DownloadError WaitedForTurn(TimeSpan total, double requestsPerSecond) =>
        NotBegun(total, string.Create(CultureInfo.InvariantCulture, $"no more than {requestsPerSecond:0.####} requests a second"));

    /// <summary>The error of a request that was not sent, because its host has told many others to retry later than they can.</summary>
    /// <param name="answer">The host's answer to the others.</param>
    public static DownloadError RateLimited(DownloadError? answer) => new(
        DownloadPhase.Headers,
        DownloadCause.HttpStatus,
        $"not asked: the server wants no requests for longer than may be waited ({answer?.Message})",
        answer?.HttpStatus);

    private static DownloadError NotBegun(TimeSpan total, string limit) => new(
        DownloadPhase.Connect,
        DownloadCause.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"timed out after {total.TotalSeconds:0.###} s, not asked: {limit}"));

    /// <summary>Whether the network or the server causes an exception. Any other one is a defect of this program.</summary>
    public static bool IsExpected(Exception exception) => exception is HttpRequestException or IOException or SocketException;

    private static DownloadError Explain(Exception exception, Timeline timeline)
    {
        var socketError = Find<SocketException>(exception)?.SocketErrorCode;
        return (exception, GetRequestError(exception), socketError) switch
        {
            (ContentRefusedException refusal, _, _) => refusal.Error,
            (ContentTooLargeException, _, _) =>
                new(DownloadPhase.Body, DownloadCause.ContentTooLarge, exception.Message),
            (_, HttpRequestError.NameResolutionError, _) =>
                new(DownloadPhase.Resolve, DownloadCause.HostNotFound, "host not found"),
            (_, HttpRequestError.SecureConnectionError, _) when Find<AuthenticationException>(exception) is { } refusal =>
                new(DownloadPhase.Tls, DownloadCause.TlsFailed, $"no trusted TLS connection: {TlsMessage(refusal)}"),
            (_, HttpRequestError.SecureConnectionError, _) =>
                new(DownloadPhase.Tls, DownloadCause.ConnectionFailed, "the connection was lost in the TLS handshake"),
            (_, HttpRequestError.ConnectionError, SocketError.ConnectionRefused) =>
                new(DownloadPhase.Connect, DownloadCause.ConnectionRefused, "connection refused"),
            (HttpRequestException { StatusCode: { } status }, HttpRequestError.ProxyTunnelError, _) =>
                new(DownloadPhase.Connect, DownloadCause.ConnectionFailed, $"no tunnel: HTTP error {(int)status}"),
            (_, HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError, _) =>
                new(DownloadPhase.Connect, DownloadCause.ConnectionFailed, $"connection failed: {InnermostMessage(exception)}"),
            (_, HttpRequestError.ResponseEnded, _) when timeline[DownloadStep.Answered].Reached =>
                new(DownloadPhase.Body, DownloadCause.ContentCut, "the connection ended before the content was whole"),
            (_, HttpRequestError.ResponseEnded, _) =>
                new(DownloadPhase.Headers, DownloadCause.ConnectionFailed, "the connection ended before the answer"),
            (_, HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded, _) =>
                new(timeline.Phase, DownloadCause.BadResponse, $"bad response: {exception.Message}"),
            (_, _, SocketError.ConnectionReset) =>
                new(timeline.Phase, DownloadCause.ConnectionFailed, "connection reset"),
            _ => new(timeline.Phase, DownloadCause.ConnectionFailed, $"connection failed: {InnermostMessage(exception)}"),
        };
    }

    public static HttpRequestError? GetRequestError(Exception exception) =>
        (exception as HttpRequestException)?.HttpRequestError ?? (exception as HttpIOException)?.HttpRequestError;

    private static HostSignal GetSignal(DownloadError error) => (error.Phase, error.Cause) switch
    {
        (_, DownloadCause.TlsFailed) or ( <= DownloadPhase.Tls, DownloadCause.BadResponse) => HostSignal.Failing,
        ( <= DownloadPhase.Tls, _) => HostSignal.Unreachable,
        ( <= DownloadPhase.Headers, _) => HostSignal.Failing,
        _ => HostSignal.Alive,
    };

    private static string GetReason(HttpResponseMessage response) =>
        !string.IsNullOrWhiteSpace(response.ReasonPhrase) ? response.ReasonPhrase : response.StatusCode.ToString();

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }

    // The outer message is "Authentication failed, see inner exception". The inner one is OpenSSL's, such as
    // "error:0A000102:SSL routines::unsupported protocol".
    private static string TlsMessage(AuthenticationException refusal)
    {
        var message = InnermostMessage(refusal);
        return message.StartsWith("error:", StringComparison.Ordinal) && message.LastIndexOf("::", StringComparison.Ordinal) is var at and > 0
            ? message[(at + 2)..]
            : message;
    }

    private static string InnermostMessage(Exception exception) => exception.GetBaseException().Message;
}
