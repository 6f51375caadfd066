using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>What stands around every attempt: total timeout → retry → attempt timeout, from outside to inside.</summary>
internal static class FetchPipeline
{
    public static ResiliencePipeline<FetchResult> Create(FlagClientOptions options, TimeProvider time, Random random)
    {
        var builder = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder
                .AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout })
                .AddRetry(new RetryStrategyOptions<FetchResult>
                {
                    MaxRetryAttempts = options.Retries,
                    ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(arguments.Outcome)),
                    DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                        arguments.Outcome.Result.RetryAfter ?? Backoff(options, arguments.AttemptNumber, random)),
                });
        }

        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout }).Build();
    }

    private static bool IsWorthAnother(Outcome<FetchResult> outcome) =>
        outcome.Exception is TimeoutRejectedException || outcome.Result.MayRetry;

    // Full jitter: clients that failed together must not come back together. M. Brooker, "Exponential Backoff And Jitter",
    // AWS Architecture Blog, 2015. Polly's own exponential jitter has a lower end, and waits longer for the same calm.
    internal static TimeSpan Backoff(FlagClientOptions options, int attempt, Random random)
    {
        var ceiling = Math.Min(options.BackoffCap.TotalSeconds, options.BackoffBase.TotalSeconds * Math.Pow(2, attempt));
        lock (random)
            return TimeSpan.FromSeconds(ceiling * random.NextDouble());
    }
}
