using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Http;

/// <summary>Puts <see cref="FlagClient"/> into a container.</summary>
public static class FlagClientServices
{
    /// <summary>
    /// Adds <see cref="FlagClient"/>, over an <see cref="IHttpClientFactory"/> client of its own. A <see cref="TimeProvider"/>
    /// and a <see cref="Random"/> of the container are used where there are any.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range.</exception>
    public static IServiceCollection AddFlagClient(this IServiceCollection services, FlagClientOptions options)
    {
        options.Validate();
        services.AddHttpClient(FlagClient.HttpClientName, client =>
            {
                // The pipeline has the timeouts: HttpClient's own ends a request in a way that is not retried.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", HandlerSettings.UserAgent);
            })
            .ConfigurePrimaryHttpMessageHandler(provider => HandlerSettings.Create(
                options, provider.GetService<TimeProvider>() ?? TimeProvider.System))
            // A run keeps its connections; the pool's own lifetime renews them.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

        return services.AddSingleton(provider => new FlagClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<Random>() ?? new Random()));
    }
}
