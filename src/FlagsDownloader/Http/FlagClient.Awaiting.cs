using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The awaiting colour: at each await the thread is given back. Read it beside FlagClient.Blocking.cs.
// Nothing here says ConfigureAwait(false): on an event loop every continuation has to return to the loop's thread.
public sealed partial class FlagClient
{
    /// <summary>Gets an address; no thread waits meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellation = default) =>
        GetAsync(address, new Timeline(_time), cancellation);

    /// <param name="address">What to get.</param>
    /// <param name="timeline">Where the steps are noted.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="knownETag">The tag of the content that is there already, which need not be sent again.</param>
    internal async Task<FetchResult> GetAsync(
        Uri address, Timeline timeline, CancellationToken cancellation, string? knownETag = null)
    {
        // Without this, a retry would go on wherever its timer fired: off the loop's thread.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellation);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) =>
                    new ValueTask<FetchResult>(
                        state.Client.AttemptAsync(
                            state.Address, state.ETag, state.Began, state.Timeline, context.CancellationToken)),
                context,
                (Client: this, Address: address, ETag: knownETag, Began: _time.GetTimestamp(), Timeline: timeline));
        }
        catch (TimeoutRejectedException exception)
        {
            return TimedOut(exception, timeline);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<FetchResult> AttemptAsync(
        Uri address, string? knownETag, long began, Timeline timeline, CancellationToken cancellation)
    {
        Timeline.Current = timeline;
        timeline.MarkAttempt();
        try
        {
            using var request = RequestFor(address, knownETag);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            timeline.MarkAnswered(ServerTiming.DelayOf(response));
            if (Judge(response, began) is { } verdict)
                return verdict;

            var content = await ContentReader.ReadAsync(response.Content, _options.MaxContentBytes, cancellation);
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
    }
}
