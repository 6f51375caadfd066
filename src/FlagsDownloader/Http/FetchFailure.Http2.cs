using System.Security.Authentication;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

// Failures that only HTTP/2 has.
internal static partial class FetchFailure
{
    private const string NoHttp2 = "the server does not speak HTTP/2: use HTTP/1.1 (--http 1.1)";

    /// <summary>The error by which a server asks for HTTP/1.1. RFC 9113, section 7.</summary>
    public const long Http11Required = 0xd;

    /// <summary>A request over http that a proxy would have to send on.</summary>
    public static FetchResult FromProxiedHttp2() => FetchResult.Failed(
        new DownloadError(
            DownloadPhase.Connect,
            DownloadCause.BadResponse,
            "HTTP/2 goes through a proxy over https only: use https, HTTP/1.1 (--http 1.1), or name the host in no_proxy"),
        mayRetry: false);

    /// <summary>The content is shorter or longer than announced.</summary>
    public static DownloadError WrongLength(long received, long announced) => received < announced
        ? new(DownloadPhase.Body, DownloadCause.ContentCut, "the content ended before it was whole")
        : new(DownloadPhase.Body, DownloadCause.BadResponse, $"bad response: {received} bytes with a Content-Length of {announced}");

    /// <summary>Whether the handler wanted to send a request again that the server did not process.</summary>
    public static bool IsUnprocessed(Exception exception) => Find<UnprocessedRequestException>(exception) is not null;

    private static DownloadError? ExplainHttp2(Exception exception, Timeline timeline)
    {
        if (IsUnprocessed(exception))
        {
            return new(DownloadPhase.Headers, DownloadCause.ConnectionFailed, "the server refused to process the request");
        }

        if (Find<UnsupportedVersionException>(exception) is not null)
        {
            return new(DownloadPhase.Headers, DownloadCause.BadResponse, NoHttp2);
        }

        if (GetRequestError(exception) == HttpRequestError.VersionNegotiationError
            || (Find<AuthenticationException>(exception) is { } refusal && TlsMessage(refusal).Contains("no application protocol", StringComparison.Ordinal)))
        {
            return new(DownloadPhase.Tls, DownloadCause.BadResponse, NoHttp2);
        }

        // Another request's headers may have ended the connection. So the address is asked again.
        if (GetRequestError(exception) == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(timeline.Phase, DownloadCause.ConnectionFailed, "the connection ended: headers larger than the limit");
        }

        return Find<HttpProtocolException>(exception) switch
        {
            null => null,
            { ErrorCode: Http11Required } => new(DownloadPhase.Headers, DownloadCause.BadResponse, NoHttp2),
            var failure => new(timeline.Phase, DownloadCause.ConnectionFailed, $"HTTP/2 error {NameOf(failure.ErrorCode)}"),
        };
    }

    // RFC 9113, section 7.
    private static string NameOf(long code) => code switch
    {
        0x0 => "NO_ERROR",
        0x1 => "PROTOCOL_ERROR",
        0x2 => "INTERNAL_ERROR",
        0x3 => "FLOW_CONTROL_ERROR",
        0x4 => "SETTINGS_TIMEOUT",
        0x5 => "STREAM_CLOSED",
        0x6 => "FRAME_SIZE_ERROR",
        0x7 => "REFUSED_STREAM",
        0x8 => "CANCEL",
        0x9 => "COMPRESSION_ERROR",
        0xa => "CONNECT_ERROR",
        0xb => "ENHANCE_YOUR_CALM",
        0xc => "INADEQUATE_SECURITY",
        Http11Required => "HTTP_1_1_REQUIRED",
        _ => $"0x{code:x}",
    };
}
