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
    /// <param name="details">Headers, the known tag, and who takes large content.</param>
    internal async Task<FetchResult> GetAsync(
        Uri address, Timeline timeline, CancellationToken cancellationToken, FetchDetails details = default)
    {
        var request = CreateRequest(address, timeline, details, isBlocking: false);
        // No await captures a context below, until the caller's own. On an event loop, a connection completes on the loop's thread, and
        // the code continues there at once; what ends elsewhere is followed by ContinueOnLoop.
        SynchronizationContext.SetSynchronizationContext(null);
        using var limit = request.LimitTotalTime(cancellationToken);
        var context = ResilienceContextPool.Shared.Get(limit?.Token ?? cancellationToken);
        HostStrategy.SetRequest(context, request);
        using var activity = FetchTelemetry.StartFetch(address);
        FetchResult result;
        try
        {
            result = await _pipeline.ExecuteAsync(_sendAsync, context, request);
        }
        catch (Exception exception) when (exception is TimeoutRejectedException || IsTimeout(exception, limit, cancellationToken))
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
    private async ValueTask<FetchResult> SendAsync(FetchRequest request, CancellationToken attemptToken)
    {
        request.MarkBegin();
        if (request is { IsHttp2: true, Host.IsAskedByProxy: true })
        {
            return FetchFailure.FromProxiedHttp2();
        }

        using var limit = request.LimitIdleTime(attemptToken);
        var cancellationToken = limit?.Token ?? attemptToken;
        using var activity = FetchTelemetry.StartRequest(request);
        var (http, isAgain, isMoved) = (ClientFor(request), false, false);
        while (true)
        {
            var exchange = Exchange.Current = new Exchange(request.Timeline, request.Target, request.Loop)
            {
                Shared = request.Host!.Shared,
                IsRepetition = isAgain,
                IsMoved = isMoved,
            };
            FetchResult result;
            try
            {
                if (isAgain && !isMoved)
                {
                    await request.Host!.AdmitAgainAsync(request, cancellationToken);
                }

                using var message = request.CreateMessage();
                exchange.Attach(message);
                using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                // Over HTTP/2, responses come from a thread that reads for all requests.
                await request.ContinueOnLoop();
                activity.SetStatusCode(response);
                exchange.RecordResponse(response);
                if (Classify(response, request) is { } classified)
                {
                    result = classified;
                }
                else
                {
                    var reader = new ContentReader(response, request, _options.MaxContentBytes);
                    var content = await reader.ReadAsync(cancellationToken);
                    request.Timeline.MarkReceived();
                    FetchTelemetry.CountBytes(request, reader.Received);
                    result = Content(response, request, content, reader.Length);
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                await request.ContinueOnLoop();
                return IdleTimeout(limit, exchange, attemptToken);
            }
            catch (Exception exception) when (Explain(exception, exchange) is { } failure)
            {
                result = failure;
            }

            await request.ContinueOnLoop();
            if (exchange.MustMoveToLoop)
            {
                isMoved = true;
                continue;
            }

            (http, isMoved) = (_freshHttp, false);
            if (exchange.End())
            {
                if (MustAskForAll(result, request))
                {
                    isAgain = true;
                    continue;
                }

                activity.SetResult(result);
                return result;
            }

            // Void because of the kept connection: sent again over a connection of its own, within the same attempt.
            isAgain = true;
            result.Recycle();
            request.Sink?.Discard();
            request.Timeline.MarkReconnect();
        }
    }
}
