using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FlagsDownloader.Http;

/// <summary>
/// The pipeline around the HTTP request, from outside to inside: total timeout → retry → the hosts (<see cref="HostStrategy"/>:
/// rate limiter, circuit, redirects) → attempt timeout.
/// </summary>
internal static class FetchPipeline
{
    public static ResiliencePipeline<FetchResult> Create(FlagClientOptions options, TimeProvider time, Random random)
    {
        // Without retries the total timeout is as long as an attempt's. It ends the waits at a rate limiter, and redirects.
        var builder = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout });
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

        return builder
            .AddStrategy(_ => new HostStrategy(options, time, random))
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    private static TimeSpan WaitAfter(FetchResult failure, FlagClientOptions options, int attempt, Random random) =>
        failure.LimitsHost ? TimeSpan.Zero // The host's rate limiter knows the wait.
        : failure.RetryAfter ?? ExponentialBackoff.WaitBeforeRetry(options, attempt, random);
}
