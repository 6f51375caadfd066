using FlagsDownloader.Items;
using FlagsDownloader.Results;

namespace FlagsDownloader.Http;

// Measures a server instead of downloading from it.
public sealed partial class FlagClient
{
    private const int Ok = 200;
    private const int NotFound = 404;

    /// <summary>Gets an address to see what the server does. The content is read and thrown away, and no redirect is followed.</summary>
    /// <remarks>
    /// Over HTTP/1.1 each request has a connection of its own: the failure of a kept one may be its end, which says nothing of the server.
    /// Of several attempts, the sample is the last one: set <see cref="FlagClientOptions.Retries"/> to 0 to see them all. A host that
    /// asks for a wait gets it.
    /// </remarks>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="headers">Headers besides the client's own. Default: null, none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ResponseSample> SampleAsync(
        Uri address, IReadOnlyList<RequestHeader>? headers = null, CancellationToken cancellationToken = default)
    {
        var timeline = new Timeline(_time);
        var details = new FetchDetails { Headers = headers, Sink = DiscardingSink.Instance, IsSample = true };
        var result = await GetAsync(address, timeline, cancellationToken, details);
        timeline.MarkFinished();
        result.Recycle();
        int? status = result.Status switch
        {
            DownloadStatus.Ok => Ok,
            DownloadStatus.NotFound => NotFound,
            _ => result.Error?.HttpStatus,
        };
        return new ResponseSample(address)
        {
            HttpStatus = status,
            Error = result.Error,
            Size = result.Length,
            MediaType = result.MediaType,
            Delay = timeline.Between(DownloadStep.Sent, DownloadStep.Answered),
            BodyTime = status is Ok or null ? timeline.Between(DownloadStep.Answered, DownloadStep.Received) : null,
            RetryAfter = result.RetryAfter,
            WasTried = timeline.Attempts > 0,
        };
    }
}
