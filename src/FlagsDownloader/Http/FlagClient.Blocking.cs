using FlagsDownloader.Results;
using Polly.Timeout;

namespace FlagsDownloader.Http;

// The blocking version: the thread that calls is the thread that waits. Read it beside FlagClient.Awaiting.cs.
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
        var request = new FetchRequest(address, timeline, _time.GetTimestamp()) { KnownETag = knownETag };
        try
        {
            return _pipeline.Execute(static (state, token) => state.Client.Try(state.Request, token), (Client: this, Request: request), cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            return request.TimeOut(exception.Timeout);
        }
    }

    // One try, from host to host where redirects lead.
    private FetchResult Try(FetchRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address;
        for (var redirects = 0; ; redirects++)
        {
            var result = Ask(request, address, isRedirected: redirects > 0, cancellationToken);
            if (result.Next is null || redirects == FlagClientDefaults.MaxRedirects)
            {
                return request.Note(result);
            }

            address = result.Next;
        }
    }

    // One request, when its host wants it and seems to be there.
    private FetchResult Ask(FetchRequest request, Uri address, bool isRedirected, CancellationToken cancellationToken)
    {
        var visit = Visit(request, address, out var host);
        for (var step = visit.Next(TimeLeft(request)); !step.IsGo; step = visit.Next(TimeLeft(request)))
        {
            if (step.Refusal is { } refusal)
            {
                return refusal;
            }

            step.WaitAsync(_time, cancellationToken).ConfigureAwait(WithoutThrowing).GetAwaiter().GetResult();
            cancellationToken.ThrowIfCancellationRequested();
        }

        FetchResult? result = null;
        try
        {
            result = Limited(request, address, isRedirected, cancellationToken);
        }
        finally
        {
            visit.End(result);
        }

        return host.Locate(result.Value, request.Address);
    }

    private FetchResult Limited(FetchRequest request, Uri address, bool isRedirected, CancellationToken cancellationToken)
    {
        try
        {
            return _attempt.Execute(
                static (state, token) => state.Client.Attempt(state.Request, state.Address, state.Redirected, token),
                (Client: this, Request: request, Address: address, Redirected: isRedirected),
                cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            return FetchFailure.FromTimeout(exception.Timeout, request.Timeline);
        }
    }

    private FetchResult Attempt(FetchRequest request, Uri address, bool isRedirected, CancellationToken cancellationToken)
    {
        var timeline = Begin(request, isRedirected);
        var http = _connections.AreDisabledFor(address) ? _freshHttp : _http;
        try
        {
            while (true)
            {
                var exchange = Exchange.Current = new Exchange(timeline, address);
                var result = Send(http, request, exchange, cancellationToken);
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
        finally
        {
            Exchange.Current = null;
        }
    }

    private FetchResult Send(HttpClient http, FetchRequest request, Exchange exchange, CancellationToken cancellationToken)
    {
        var (timeline, address) = (exchange.Timeline, exchange.Address);
        try
        {
            using var message = MessageFor(address, request.KnownETag);
            using var response = http.Send(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            exchange.NoteAnswer(response);
            if (Classify(response, address, request) is { } result)
            {
                return result;
            }

            // A blocking read knows no token: what ends it is the end of the response under it.
            using var abort = cancellationToken.UnsafeRegister(static state => ((Exchange)state!).Abort(), exchange);
            var content = ContentReader.Read(response.Content, _options.MaxContentBytes, cancellationToken);
            // A read that was cut off may say that the content has ended, which is the whole of it where no length was announced.
            cancellationToken.ThrowIfCancellationRequested();
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
