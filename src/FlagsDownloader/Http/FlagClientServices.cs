using System.Net;
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
        AddHttpClient(services, options, FlagClient.HttpClientName, isPooled: true);
        AddHttpClient(services, options, FlagClient.FreshHttpClientName, isPooled: false);
        return services
            .AddSingleton(provider => new PersistentConnections(TimeOf(provider)))
            .AddSingleton(provider => new HappyEyeballsConnector(new DnsCache(Dns.GetHostAddressesAsync, TimeOf(provider)), TimeOf(provider)))
            .AddSingleton(provider => new FlagClient(
                provider.GetRequiredService<IHttpClientFactory>(),
                options,
                provider.GetRequiredService<PersistentConnections>(),
                TimeOf(provider),
                provider.GetService<Random>() ?? new Random()));
    }

    private static void AddHttpClient(IServiceCollection services, FlagClientOptions options, string name, bool isPooled) => services
        .AddHttpClient(name, client =>
        {
            // The pipeline has the timeouts: HttpClient's own ends a request in a way that is not retried.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", HandlerSettings.UserAgent);
            if (!isPooled)
            {
                client.DefaultRequestHeaders.ConnectionClose = true;
            }
        })
        .ConfigurePrimaryHttpMessageHandler(provider => HandlerSettings.Create(
            options, provider.GetRequiredService<HappyEyeballsConnector>(), provider.GetRequiredService<PersistentConnections>(), isPooled))
        // A run keeps its connections; the pool's own lifetime renews them.
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
