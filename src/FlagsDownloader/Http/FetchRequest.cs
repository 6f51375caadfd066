using Asyncio;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

/// <summary>One GET with all its attempts, and where it is now. The pipeline hands it through as it is.</summary>
/// <param name="address">What the caller asks for.</param>
/// <param name="timeline">The steps of the last attempt.</param>
/// <param name="options">The timeouts. The total one counts from now on.</param>
/// <param name="time">The clock of that time.</param>
/// <param name="details">Headers, the known tag, and who takes large content.</param>
internal sealed partial class FetchRequest(
    Uri address, Timeline timeline, FlagClientOptions options, TimeProvider time, FetchDetails details = default)
{
    private int _redirects;

    /// <summary>The state of the request at the host that it asks now.</summary>
    public HostVisit Visit;

    /// <summary>What the caller asks for.</summary>
    public Uri Address { get; } = address;

    /// <summary>What is asked for now: the address, or where redirects lead.</summary>
    public Uri Target { get; private set; } = address;

    /// <summary>The steps of the last attempt.</summary>
    public Timeline Timeline => timeline;

    /// <summary>Whether the calling thread waits. Default: false, the call awaits.</summary>
    public bool IsBlocking { get; init; }

    /// <summary>The event loop that the call was made on; null where there is none.</summary>
    public EventLoop? Loop { get; init; }

    /// <summary>Whether it is sent over a connection that carries others at the same time. Default: false, HTTP/1.1.</summary>
    public bool IsHttp2 => options.IsHttp2;

    /// <summary>Whether a redirect led to <see cref="Target"/>.</summary>
    public bool IsRedirected => _redirects > 0;

    /// <summary>
    /// Whether <see cref="Target"/> has the scheme, host and port that the caller asks. Only there may the caller's headers go: they may
    /// be secrets.
    /// </summary>
    public bool IsAtOrigin => !IsRedirected || Uri.Compare(
        Address, Target, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The tag of the content that the caller has, which the server need not send again. Null: it has none.</summary>
    public string? KnownETag => details.KnownETag;

    /// <summary>Takes content that is too large for memory; null where the content is returned whole.</summary>
    public IContentSink? Sink => details.Sink;

    /// <inheritdoc cref="FetchDetails.IsSample"/>
    public bool IsSample => details.IsSample;

    /// <summary>The last attempt's failure; null before there is one.</summary>
    public FetchResult? LastFailure { get; private set; }

    /// <summary>The host that was asked last; null before the first.</summary>
    public Host? Host { get; set; }

    /// <summary>
    /// The failure if the total time ends now, while the request waits for a host that fails; null where it does not wait.
    /// </summary>
    public DownloadError? SkipReason { get; set; }

    /// <summary>
    /// Awaited, it continues on the thread of <see cref="Loop"/>, where there is one. Needed after everything that may have ended on
    /// another thread: a timer, a connection that failed, a timeout.
    /// </summary>
    public LoopSwitch ContinueOnLoop() => new(Loop);

    /// <summary>Begins an attempt, at the address that the caller asks for.</summary>
    public void StartOver() => (Target, Visit, _redirects) = (Address, default, 0);

    /// <summary>Goes where a result leads; false where it leads nowhere, or through too many redirects.</summary>
    public bool TryFollow(FetchResult result)
    {
        if (result.Next is not { } next || IsSample || _redirects == FlagClientDefaults.MaxRedirects)
        {
            return false;
        }

        (Target, Visit, _redirects) = (next, default, _redirects + 1);
        return true;
    }

    /// <summary>Creates the message for <see cref="Target"/>.</summary>
    public HttpRequestMessage CreateMessage()
    {
        var message = new HttpRequestMessage(HttpMethod.Get, Target)
        {
            Version = options.HttpVersion,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (KnownETag is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", KnownETag);
        }

        if (Sink?.Kept is { } kept)
        {
            message.Headers.TryAddWithoutValidation("Range", $"bytes={kept.Length}-");
            message.Headers.TryAddWithoutValidation("If-Range", kept.Validator);
        }

        if (details.Headers is { Count: > 0 } headers && IsAtOrigin)
        {
            foreach (var header in headers)
            {
                message.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }

        return message;
    }

    /// <summary>Marks in the timeline that the HTTP request begins. A redirect belongs to the attempt that it is part of.</summary>
    public void MarkBegin()
    {
        MarkTime();
        if (IsRedirected)
        {
            timeline.MarkRedirected();
        }
        else
        {
            timeline.MarkAttempt();
        }
    }

    /// <summary>Remembers the failure of an attempt.</summary>
    public FetchResult Record(FetchResult result)
    {
        if (result.Status == DownloadStatus.Error)
        {
            LastFailure = result;
        }

        return result;
    }

    /// <summary>
    /// The result of a request that is not sent. Its own last failure says more than the reason why it is not sent again.
    /// </summary>
    /// <param name="reason">Why it is not sent.</param>
    public FetchResult Skip(DownloadError reason) =>
        FetchResult.Failed(LastFailure is { Error: { } own } ? own : reason, mayRetry: false);

    /// <summary>The result when the total time has ended.</summary>
    public FetchResult TimeOut()
    {
        if (SkipReason is { } reason)
        {
            return Skip(reason);
        }

        // Attempts that timed out have one cause, however many of them there was time for.
        if (LastFailure is { Error: { Cause: DownloadCause.TimedOut } own })
        {
            return FetchResult.Failed(own, mayRetry: false);
        }

        var result = FetchFailure.FromTimeout(options.TotalTimeout, timeline);
        return Host?.Locate(result, Address) ?? result;
    }
}
