using System.Collections.Concurrent;

namespace FlagsDownloader.Http;

/// <summary>The hosts that a client has sent requests to.</summary>
internal sealed class HostRegistry(FlagClientOptions options, TimeProvider time, Random random)
{
    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), Host> _hosts = new();

    public Host GetOrAdd(Uri address)
    {
        var key = (address.Scheme, address.Host, address.Port);
        return _hosts.TryGetValue(key, out var host)
            ? host
            : _hosts.GetOrAdd(key, new Host(address, ProxyFor(address), options, time, random));
    }

    // The proxy that the handler uses: see HandlerSettings.
    private Uri? ProxyFor(Uri address) =>
        options.UseProxy && !HttpClient.DefaultProxy.IsBypassed(address) ? HttpClient.DefaultProxy.GetProxy(address) : null;
}
