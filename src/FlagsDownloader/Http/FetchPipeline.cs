using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>
/// What stands around every attempt, from outside to inside: total timeout → retry → the host's rate limiter → the host's circuit
/// → attempt timeout. The limiter and the circuit are of the host that is asked, and a redirect may lead to another: so there are
/// two pipelines of Polly's, and the client goes through the host's own state between them (<see cref="HostVisit"/>).
/// </summary>
internal static class FetchPipeline
{
    /// <summary>The outermost: total timeout → retry.</summary>
    public static ResiliencePipeline<FetchResult> Create(FlagClientOptions options, TimeProvider time, Random random)
    {
        // Without retries it is as long as an attempt's, and there for the waits at a rate limiter and for redirects.
        var builder = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout });
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result.MayRetry),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    WaitAfter(arguments.Outcome.Result, options, arguments.AttemptNumber, random)),
            });
        }

        return builder.Build();
    }

    /// <summary>The innermost: attempt timeout.</summary>
    public static ResiliencePipeline<FetchResult> CreateForAttempt(FlagClientOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();

    private static TimeSpan WaitAfter(in FetchResult failure, FlagClientOptions options, int attempt, Random random) =>
        failure.LimitsHost ? TimeSpan.Zero // The host's rate limiter knows the wait.
        : failure.RetryAfter ?? Backoff(options, attempt, random);

    // Full jitter: clients that failed together must not come back together. M. Brooker, "Exponential Backoff And Jitter",
    // AWS Architecture Blog, 2015. Polly's own exponential jitter has a lower end, and waits longer for the same calm.
    internal static TimeSpan Backoff(FlagClientOptions options, int attempt, Random random)
    {
        var ceiling = Math.Min(options.BackoffCap.TotalSeconds, options.BackoffBase.TotalSeconds * Math.Pow(2, attempt));
        lock (random)
        {
            return TimeSpan.FromSeconds(ceiling * random.NextDouble());
        }
    }
}
