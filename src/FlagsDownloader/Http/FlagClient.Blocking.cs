using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The blocking version: the thread that calls waits. Read it beside FlagClient.Awaiting.cs.
public sealed partial class FlagClient
{
    /// <summary>Gets an address; the calling thread waits for the network and between attempts.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FetchResult Get(Uri address, CancellationToken cancellationToken = default) =>
        Get(address, new Timeline(_time), cancellationToken);

    /// <param name="address">What to get.</param>
    /// <param name="timeline">Where the steps are noted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="knownETag">The tag of the content that is there already, which need not be sent again.</param>
    internal FetchResult Get(Uri address, Timeline timeline, CancellationToken cancellationToken, string? knownETag = null)
    {
        var request = CreateRequest(address, timeline, knownETag, isBlocking: true);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        HostStrategy.SetRequest(context, request);
        using var activity = FetchTelemetry.StartFetch(address);
        FetchResult result;
        try
        {
            result = _pipeline.Execute(_send, context, request);
        }
        catch (TimeoutRejectedException)
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
    private FetchResult Send(FetchRequest request, CancellationToken cancellationToken)
    {
        request.MarkBegin();
        using var activity = FetchTelemetry.StartRequest(request);
        for (var http = ClientFor(request); ; http = _freshHttp)
        {
            var exchange = Exchange.Current = new Exchange(request.Timeline, request.Target);
            FetchResult result;
            try
            {
                using var message = CreateMessage(request);
                using var response = http.Send(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                activity.SetStatusCode(response);
                exchange.RecordResponse(response);
                result = Classify(response, request) ?? ReadContent(response, request, exchange, cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
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
                activity.SetResult(result);
                return result;
            }

            // Void because of the kept connection: sent again over a connection of its own, within the same attempt.
            result.Recycle();
            request.Timeline.MarkReconnect();
        }
    }

    private FetchResult ReadContent(
        HttpResponseMessage response, FetchRequest request, Exchange exchange, CancellationToken cancellationToken)
    {
        // A blocking read takes no token. It ends when the response under it is disposed.
        using var abort = cancellationToken.UnsafeRegister(static state => ((Exchange)state!).Abort(), exchange);
        var content = ContentReader.Read(response.Content, _options.MaxContentBytes, cancellationToken);
        // A read that was cut off may say that the content has ended, which is true where no length was announced.
        cancellationToken.ThrowIfCancellationRequested();
        request.Timeline.MarkReceived();
        FetchTelemetry.CountBytes(request, content.Length);
        return Content(response, content);
    }
}
