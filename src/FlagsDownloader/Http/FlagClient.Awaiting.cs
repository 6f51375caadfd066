using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The awaiting version: at each await the thread is free. Read it beside FlagClient.Blocking.cs.
public sealed partial class FlagClient
{
    /// <summary>Gets an address; no thread waits meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken = default) =>
        GetAsync(address, new Timeline(_time), cancellationToken);

    /// <param name="address">What to get.</param>
    /// <param name="timeline">Where the steps are noted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="knownETag">The tag of the content that is there already, which need not be sent again.</param>
    internal async Task<FetchResult> GetAsync(
        Uri address, Timeline timeline, CancellationToken cancellationToken, string? knownETag = null)
    {
        var request = CreateRequest(address, timeline, knownETag, isBlocking: false);
        // No await captures a context below, until the caller's own. On an event loop, a connection completes on the loop's thread, and
        // the code continues there at once; what ends elsewhere is followed by ContinueOnLoop.
        SynchronizationContext.SetSynchronizationContext(null);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        HostStrategy.SetRequest(context, request);
        using var activity = FetchTelemetry.StartFetch(address);
        FetchResult result;
        try
        {
            result = await _pipeline.ExecuteAsync(_sendAsync, context, request);
        }
        catch (TimeoutRejectedException)
        {
            result = request.TimeOut();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        await request.ContinueOnLoop();
        activity.SetResult(result);
        return result;
    }

    // One HTTP request, to where the request is now, within the time of an attempt.
    private async ValueTask<FetchResult> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        request.MarkBegin();
        using var activity = FetchTelemetry.StartRequest(request);
        for (var http = ClientFor(request); ; http = _freshHttp)
        {
            var exchange = Exchange.Current = new Exchange(request.Timeline, request.Target, request.Loop);
            FetchResult result;
            try
            {
                using var message = CreateMessage(request);
                using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                activity.SetStatusCode(response);
                exchange.RecordResponse(response);
                if (Classify(response, request) is { } classified)
                {
                    result = classified;
                }
                else
                {
                    var content = await ContentReader.ReadAsync(response.Content, _options.MaxContentBytes, cancellationToken);
                    request.Timeline.MarkReceived();
                    FetchTelemetry.CountBytes(request, content.Length);
                    result = Content(response, content);
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                await request.ContinueOnLoop();
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception exception) when (Explain(exception, exchange) is { } failure)
            {
                result = failure;
            }

            await request.ContinueOnLoop();
            if (exchange.End())
            {
                activity.SetResult(result);
                return result;
            }

            // Void because of the kept connection: sent again over a connection of its own, within the same attempt.
            result.Recycle();
            request.Timeline.MarkReconnect();
        }
    }
}
