using Polly;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>
/// The part of the pipeline that knows the hosts. It waits until the host takes a request, lets the request through, tells the
/// host the result, and follows redirects, which may lead to another host.
/// </summary>
internal sealed class HostStrategy(FlagClientOptions options, TimeProvider time, Random random) : ResilienceStrategy<FetchResult>
{
    private static readonly ResiliencePropertyKey<FetchRequest> RequestKey = new("FlagsDownloader.Request");

    private readonly HostRegistry _hosts = new(options, time, random);

    /// <summary>The request that a pipeline runs for.</summary>
    public static FetchRequest RequestOf(ResilienceContext context) =>
        context.Properties.TryGetValue(RequestKey, out var request)
            ? request
            : throw new InvalidOperationException("The pipeline runs without a request.");

    /// <summary>Tells a pipeline which request it runs for.</summary>
    public static void SetRequest(ResilienceContext context, FetchRequest request) => context.Properties.Set(RequestKey, request);

    // A blocking call awaits only what is complete.
    protected override async ValueTask<Outcome<FetchResult>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<FetchResult>>> callback, ResilienceContext context, TState state)
    {
        var request = RequestOf(context);
        // A retry begins where the timer of its wait fired.
        await request.ContinueOnLoop();
        request.StartOver();
        var cancellationToken = context.CancellationToken;
        try
        {
            while (true)
            {
                var host = request.Host = _hosts.GetOrAdd(request.Target);
                for (var step = host.Admit(request, cancellationToken); !step.IsGo; step = host.Admit(request, cancellationToken))
                {
                    if (step.Refusal is { } refusal)
                    {
                        return Outcome.FromResult(request.Record(refusal));
                    }

                    if (request.IsBlocking)
                    {
                        request.Wait(step, cancellationToken);
                    }
                    else
                    {
                        await request.WaitAsync(step, cancellationToken);
                    }

                    if (cancellationToken.IsCancellationRequested)
                    {
                        return Outcome.FromException<FetchResult>(new OperationCanceledException(cancellationToken));
                    }
                }

                request.IsUnderWay = true;
                var outcome = await callback(context, state);
                request.IsUnderWay = false;
                if (outcome.Exception is TimeoutRejectedException timeout)
                {
                    outcome = Outcome.FromResult(FetchFailure.FromTimeout(timeout.Timeout, request.Timeline));
                }

                host.Complete(request, outcome.Result);
                if (outcome.Result is null)
                {
                    return outcome;
                }

                var result = host.Locate(outcome.Result, request.Address);
                if (!request.TryFollow(result))
                {
                    return Outcome.FromResult(request.Record(result));
                }
            }
        }
        finally
        {
            // Cancelled, it has not left the host.
            request.Visit.Leave();
        }
    }
}
