using FlagsDownloader.Results;
using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The awaiting version: at each await the thread is given back. Read it beside FlagClient.Blocking.cs.
// Nothing here says ConfigureAwait(false): on an event loop every continuation has to return to the loop's thread.
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
        // Without this, a retry would go on wherever its timer fired: off the loop's thread.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        var request = new FetchRequest(address, timeline, _time.GetTimestamp()) { KnownETag = knownETag };
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, state) => new ValueTask<FetchResult>(state.Client.TryAsync(state.Request, context)),
                context,
                (Client: this, Request: request));
        }
        catch (TimeoutRejectedException exception)
        {
            return request.TimeOut(exception.Timeout);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // One try, from host to host where redirects lead.
    private async Task<FetchResult> TryAsync(FetchRequest request, ResilienceContext context)
    {
        var address = request.Address;
        for (var redirects = 0; ; redirects++)
        {
            var result = await AskAsync(request, address, isRedirected: redirects > 0, context);
            if (result.Next is null || redirects == FlagClientDefaults.MaxRedirects)
            {
                return request.Note(result);
            }

            address = result.Next;
        }
    }

    // One request, when its host wants it and seems to be there.
    private async Task<FetchResult> AskAsync(FetchRequest request, Uri address, bool isRedirected, ResilienceContext context)
    {
        var visit = Visit(request, address, out var host);
        for (var step = visit.Next(TimeLeft(request)); !step.IsGo; step = visit.Next(TimeLeft(request)))
        {
            if (step.Refusal is { } refusal)
            {
                return refusal;
            }

            await step.WaitAsync(_time, context.CancellationToken).ConfigureAwait(WithoutThrowing);
            context.CancellationToken.ThrowIfCancellationRequested();
        }

        FetchResult? result = null;
        try
        {
            result = await LimitedAsync(request, address, isRedirected, context);
        }
        finally
        {
            visit.End(result);
        }

        return host.Locate(result.Value, request.Address);
    }

    private async Task<FetchResult> LimitedAsync(FetchRequest request, Uri address, bool isRedirected, ResilienceContext context)
    {
        try
        {
            return await _attempt.ExecuteAsync(
                static (context, state) => new ValueTask<FetchResult>(
                    state.Client.AttemptAsync(state.Request, state.Address, state.Redirected, context.CancellationToken)),
                context,
                (Client: this, Request: request, Address: address, Redirected: isRedirected));
        }
        catch (TimeoutRejectedException exception)
        {
            return FetchFailure.FromTimeout(exception.Timeout, request.Timeline);
        }
    }

    private async Task<FetchResult> AttemptAsync(
        FetchRequest request, Uri address, bool isRedirected, CancellationToken cancellationToken)
    {
        var timeline = Begin(request, isRedirected);
        var http = _connections.AreDisabledFor(address) ? _freshHttp : _http;
        while (true)
        {
            var exchange = Exchange.Current = new Exchange(timeline, address);
            var result = await SendAsync(http, request, exchange, cancellationToken);
            if (exchange.End())
            {
                return result;
            }
            // Void for the kept connection's sake: made once more over a connection of its own, within the same attempt.
            result.Recycle();
            timeline.MarkReconnect();
            http = _freshHttp;
        }
    }

    private async Task<FetchResult> SendAsync(
        HttpClient http, FetchRequest request, Exchange exchange, CancellationToken cancellationToken)
    {
        var (timeline, address) = (exchange.Timeline, exchange.Address);
        try
        {
            using var message = MessageFor(address, request.KnownETag);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            exchange.NoteAnswer(response);
            if (Classify(response, address, request) is { } result)
            {
                return result;
            }

            var content = await ContentReader.ReadAsync(response.Content, _options.MaxContentBytes, cancellationToken);
            timeline.MarkReceived();
            return Content(response, content);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (Explain(exception, exchange) is { } failure)
        {
            return failure;
        }
    }
}
