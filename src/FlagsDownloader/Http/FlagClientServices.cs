using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace FlagsDownloader.Http;

/// <summary>Puts <see cref="FlagClient"/> into a container.</summary>
public static class FlagClientServices
{
    /// <summary>
    /// Adds <see cref="FlagClient"/> as a singleton, over an <see cref="IHttpClientFactory"/> client of its own. It takes a
    /// <see cref="TimeProvider"/> and a <see cref="Random"/> from the container, where there are any.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">
    /// Sets options. One outside of its range is an <see cref="OptionsValidationException"/> when a host starts, or when the client is
    /// first asked for. Default: null, which leaves the options at their defaults.
    /// </param>
    /// <returns>
    /// Configures the HTTP clients further, for example with a message handler. It holds for connections that are kept and for those
    /// that carry one request.
    /// </returns>
    public static IHttpClientBuilder AddFlagClient(this IServiceCollection services, Action<FlagClientOptions>? configure = null)
    {
        var options = services.AddOptions<FlagClientOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FlagClientOptions>, FlagClientOptionsValidator>());
        return AddClient(services);
    }

    /// <summary>Adds <see cref="FlagClient"/> as the other overload does, with options that are known already.</summary>
    /// <param name="services">The container.</param>
    /// <param name="options">The options. Later changes of the object have no effect.</param>
    /// <returns>Configures the HTTP clients further.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range. The message names it, its range and its value.</exception>
    public static IHttpClientBuilder AddFlagClient(this IServiceCollection services, FlagClientOptions options)
    {
        options.Validate();
        services.AddSingleton(Options.Create(options with { }));
        return AddClient(services);
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(FlagClient)))
        {
            return services.AddHttpClient(FlagClient.HttpClientName);
        }

        AddFactoryOptions(services);
        services.AddSingleton(provider => new PersistentConnections(TimeOf(provider)));
        services.AddSingleton(provider =>
            new HappyEyeballsConnector(new DnsCache(Dns.GetHostAddressesAsync, TimeOf(provider)), TimeOf(provider)));
        services.AddSingleton(provider => new FlagClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            OptionsOf(provider),
            provider.GetRequiredService<PersistentConnections>(),
            TimeOf(provider),
            provider.GetService<Random>() ?? new Random()));

        var builder = services.AddHttpClient(FlagClient.HttpClientName, Configure)
            // A client keeps its connections; the pool's own lifetime renews them.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.Configure<HttpClientFactoryOptions>(
            FlagClient.HttpClientName, options => options.HttpMessageHandlerBuilderActions.Add(SetPrimaryHandler));
        services.AddHttpClient(FlagClient.FreshHttpClientName).RemoveAllLoggers();
        services.AddOptions<HttpClientFactoryOptions>(FlagClient.FreshHttpClientName)
            // The monitor is asked for late: it is made of what is configured here.
            .Configure<IServiceProvider>((fresh, provider) => Copy(
                provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(FlagClient.HttpClientName), fresh));
        return builder;
    }

    // What the container would otherwise make of open generic types, by reflection. A native program builds such types while it
    // runs, which took a tenth of a short run.
    private static void AddFactoryOptions(IServiceCollection services)
    {
        services.TryAddTransient<IOptionsFactory<HttpClientFactoryOptions>>(provider => new OptionsFactory<HttpClientFactoryOptions>(
            provider.GetServices<IConfigureOptions<HttpClientFactoryOptions>>(),
            provider.GetServices<IPostConfigureOptions<HttpClientFactoryOptions>>(),
            provider.GetServices<IValidateOptions<HttpClientFactoryOptions>>()));
        services.TryAddSingleton<IOptionsMonitorCache<HttpClientFactoryOptions>, OptionsCache<HttpClientFactoryOptions>>();
        services.TryAddSingleton<IOptionsMonitor<HttpClientFactoryOptions>>(provider => new OptionsMonitor<HttpClientFactoryOptions>(
            provider.GetRequiredService<IOptionsFactory<HttpClientFactoryOptions>>(),
            provider.GetServices<IOptionsChangeTokenSource<HttpClientFactoryOptions>>(),
            provider.GetRequiredService<IOptionsMonitorCache<HttpClientFactoryOptions>>()));
    }

    private static void Configure(IServiceProvider provider, HttpClient client)
    {
        // The pipeline has the timeouts: HttpClient's own ends a request in a way that is not retried.
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", OptionsOf(provider).UserAgent ?? HandlerSettings.UserAgent);
    }

    // The same action serves both clients: what the caller adds to the builder is copied from one to the other.
    private static void SetPrimaryHandler(HttpMessageHandlerBuilder builder) => builder.PrimaryHandler = HandlerSettings.Create(
        OptionsOf(builder.Services),
        builder.Services.GetRequiredService<HappyEyeballsConnector>(),
        builder.Services.GetRequiredService<PersistentConnections>(),
        isPooled: builder.Name == FlagClient.HttpClientName);

    private static void Copy(HttpClientFactoryOptions kept, HttpClientFactoryOptions fresh)
    {
        foreach (var action in kept.HttpMessageHandlerBuilderActions)
        {
            fresh.HttpMessageHandlerBuilderActions.Add(action);
        }

        foreach (var action in kept.HttpClientActions)
        {
            fresh.HttpClientActions.Add(action);
        }

        fresh.HttpClientActions.Add(client => client.DefaultRequestHeaders.ConnectionClose = true);
        fresh.HandlerLifetime = kept.HandlerLifetime;
    }

    private static FlagClientOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<FlagClientOptions>>().Value;

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
