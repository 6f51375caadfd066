using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>
/// The pipeline around the HTTP request, from outside to inside: total timeout → retry → the hosts (<see cref="HostStrategy"/>:
/// rate limiter, the client's limits, circuit, redirects) → attempt timeout. Where only idle time is limited, the client has both timeouts
/// (<see cref="ProgressTimeout"/>): Polly's cannot be put off.
/// </summary>
internal static class FetchPipeline
{
    public static ResiliencePipeline<FetchResult> Create(FlagClientOptions options, TimeProvider time, Random random)
    {
        var builder = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time };
        if (!options.LimitsIdleTimeOnly)
        {
            // Without retries the total timeout is as long as an attempt's. It ends the waits at a rate limiter, and redirects.
            builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout });
        }

        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { MayRetry: true }),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    WaitAfter(arguments.Outcome.Result!, options, arguments.AttemptNumber, random)),
                OnRetry = arguments =>
                {
                    FetchTelemetry.CountRetry(
                        HostStrategy.RequestOf(arguments.Context), arguments.Outcome.Result!.Error, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            });
        }

        builder.AddStrategy(_ => new HostStrategy(options, time, random));
        if (!options.LimitsIdleTimeOnly)
        {
            builder.AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout });
        }

        return builder.Build();
    }

    private static TimeSpan WaitAfter(FetchResult failure, FlagClientOptions options, int attempt, Random random) =>
        failure.LimitsHost ? TimeSpan.Zero // The host's rate limiter knows the wait.
        : failure.RetryAfter ?? ExponentialBackoff.WaitBeforeRetry(options, attempt, random);
}
