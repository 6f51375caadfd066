using System.Collections.Concurrent;

namespace FlagsDownloader.Http;

/// <summary>The hosts that a client has sent requests to.</summary>
internal sealed class HostRegistry(FlagClientOptions options, TimeProvider time, Random random)
{
    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), Host> _hosts = new();
    private readonly ConcurrentDictionary<(string Host, int Port), RequestQueue> _queues = new();
    private readonly SystemProxy? _proxy = options.UseProxy ? new() : null;
    private readonly RequestRateLimiter? _rate = options.RequestRate is { } rate ? new(rate, time) : null;

    public Host GetOrAdd(Uri address)
    {
        var key = (address.Scheme, address.Host, address.Port);
        return _hosts.TryGetValue(key, out var host)
            ? host
            : _hosts.GetOrAdd(key, new Host(address, ProxyFor(address), options, time, random)
            {
                Queue = QueueOf(address),
                Rate = _rate,
                Shared = options.IsHttp2 ? new(time) : null,
            });
    }

    // One for both schemes: the requests reach the same server.
    private RequestQueue? QueueOf(Uri address) => options.MaxRequestsPerHost is { } max
        ? _queues.GetOrAdd((address.Host, address.Port), static (_, max) => new RequestQueue(max), max)
        : null;

    // The proxy that the handler uses: see HandlerSettings.
    private Uri? ProxyFor(Uri address) => _proxy?.IsBypassed(address) == false ? _proxy.GetProxy(address) : null;
}
