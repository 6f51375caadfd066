using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The blocking version: the thread that calls waits. Read it beside FlagClient.Awaiting.cs.
public sealed partial class FlagClient
{
    /// <summary>Gets an address; the calling thread waits for the network and between attempts.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="NotSupportedException"><see cref="FlagClientOptions.HttpVersion"/> is 2.0, which has no blocking calls.</exception>
    public FetchResult Get(Uri address, CancellationToken cancellationToken = default) =>
        Get(address, new Timeline(_time), cancellationToken);

    /// <param name="address">What to get.</param>
    /// <param name="timeline">Where the steps are noted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="details">Headers, the known tag, and who takes large content.</param>
    internal FetchResult Get(Uri address, Timeline timeline, CancellationToken cancellationToken, FetchDetails details = default)
    {
        CheckCanBlock();
        var request = CreateRequest(address, timeline, details, isBlocking: true);
        using var limit = request.LimitTotalTime(cancellationToken);
        var context = ResilienceContextPool.Shared.Get(limit?.Token ?? cancellationToken);
        HostStrategy.SetRequest(context, request);
        using var activity = FetchTelemetry.StartFetch(address);
        FetchResult result;
        try
        {
            result = _pipeline.Execute(_send, context, request);
        }
        catch (Exception exception) when (exception is TimeoutRejectedException || IsTimeout(exception, limit, cancellationToken))
        {
            result = request.TimeOut();
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        activity.SetResult(result);
        return result;
    }

    // One HTTP request, to where the request is now, within the time of an attempt.
    private FetchResult Send(FetchRequest request, CancellationToken attemptToken)
    {
        request.MarkBegin();
        using var limit = request.LimitIdleTime(attemptToken);
        var cancellationToken = limit?.Token ?? attemptToken;
        using var activity = FetchTelemetry.StartRequest(request);
        for (var (http, isAgain) = (ClientFor(request), false); ; (http, isAgain) = (_freshHttp, true))
        {
            var exchange = Exchange.Current = new Exchange(request.Timeline, request.Target);
            FetchResult result;
            try
            {
                if (isAgain)
                {
                    request.Host!.AdmitAgain(request, cancellationToken);
                }

                using var message = request.CreateMessage();
                using var response = http.Send(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                activity.SetStatusCode(response);
                exchange.RecordResponse(response);
                result = Classify(response, request) ?? ReadContent(response, request, exchange, cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return IdleTimeout(limit, exchange, attemptToken);
            }
            catch (Exception exception) when (Explain(exception, exchange) is { } failure)
            {
                result = failure;
            }
            finally
            {
                Exchange.Current = null;
            }

            if (exchange.End())
            {
                if (MustAskForAll(result, request))
                {
                    continue;
                }

                activity.SetResult(result);
                return result;
            }

            // Void because of the kept connection: sent again over a connection of its own, within the same attempt.
            result.Recycle();
            request.Sink?.Discard();
            request.Timeline.MarkReconnect();
        }
    }

    private FetchResult ReadContent(
        HttpResponseMessage response, FetchRequest request, Exchange exchange, CancellationToken cancellationToken)
    {
        // A blocking read takes no token. It ends when the response under it is disposed.
        using var abort = cancellationToken.UnsafeRegister(static state => ((Exchange)state!).Abort(), exchange);
        var reader = new ContentReader(response, request, _options.MaxContentBytes);
        var content = reader.Read(cancellationToken);
        // A read that was cut off may say that the content has ended, which is true where no length was announced.
        cancellationToken.ThrowIfCancellationRequested();
        request.Timeline.MarkReceived();
        FetchTelemetry.CountBytes(request, reader.Received);
        return Content(response, request, content, reader.Length);
    }
}
