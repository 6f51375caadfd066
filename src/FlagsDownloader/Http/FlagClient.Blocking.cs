using FlagsDownloader.Results;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The blocking colour: the thread that calls is the thread that waits. Read it beside FlagClient.Awaiting.cs.
public sealed partial class FlagClient
{
    /// <summary>Gets an address; the calling thread waits for the network and between attempts.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FetchResult Get(Uri address, CancellationToken cancellation = default) =>
        Get(address, new Timeline(_time), cancellation);

    /// <param name="address">What to get.</param>
    /// <param name="timeline">Where the steps are noted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="knownETag">The tag of the content that is there already, which need not be sent again.</param>
    internal FetchResult Get(Uri address, Timeline timeline, CancellationToken cancellation, string? knownETag = null)
    {
        try
        {
            return _pipeline.Execute(
                static (state, token) => state.Client.Attempt(state.Address, state.ETag, state.Began, state.Timeline, token),
                (Client: this, Address: address, ETag: knownETag, Began: _time.GetTimestamp(), Timeline: timeline),
                cancellation);
        }
        catch (TimeoutRejectedException exception)
        {
            return TimedOut(exception, timeline);
        }
    }

    private FetchResult Attempt(Uri address, string? knownETag, long began, Timeline timeline, CancellationToken cancellation)
    {
        Timeline.Current = timeline;
        timeline.MarkAttempt();
        try
        {
            using var request = RequestFor(address, knownETag);
            using var response = _http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            timeline.MarkAnswered(ServerTiming.DelayOf(response));
            if (Judge(response, began) is { } verdict)
                return verdict;

            // A blocking read knows no token: what ends it is the end of the response under it.
            using var abort = cancellation.UnsafeRegister(static state => ((HttpResponseMessage)state!).Dispose(), response);
            var content = ContentReader.Read(response.Content, _options.MaxContentBytes, cancellation);
            timeline.MarkReceived();
            return FetchResult.Ok(content, response.Headers.ETag?.ToString());
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception exception) when (Explain(exception, timeline) is { } failure)
        {
            return failure;
        }
        finally
        {
            Timeline.Current = null;
        }
    }
}
