using System.Net;

namespace FlagsDownloader.Http;

/// <summary>The addresses of hosts, looked up once for all connections of a minute: a thousand slots mean a thousand connections.</summary>
/// <param name="lookUp">Asks for a host's addresses.</param>
/// <param name="time">The clock of the entries' age.</param>
internal sealed class DnsCache(Func<string, Task<IPAddress[]>> lookUp, TimeProvider time)
{
    /// <summary>How long an answer is believed. The system does not tell the record's own time to live; a host that moves announces it by minutes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (Task<IPAddress[]> LookUp, long At)> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>
    /// A host's addresses in the order in which to try them: by turns of each family, that of the system's first choice
    /// first (RFC 8305, section 4).
    /// </summary>
    /// <exception cref="System.Net.Sockets.SocketException">There are none.</exception>
    public async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        return Interleaved(await LookUp(host).WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Has a host looked up again: none of its addresses could be connected to, so it may have moved.</summary>
    public void Forget(string host)
    {
        lock (_gate)
        {
            _entries.Remove(host);
        }
    }

    internal static IPAddress[] Interleaved(IPAddress[] addresses)
    {
        var first = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToList();
        var second = addresses.Except(first).ToList();
        return [.. Enumerable.Range(0, addresses.Length).SelectMany(index => first.Skip(index).Take(1).Concat(second.Skip(index).Take(1)))];
    }

    // The task is kept, not its result, so that a thousand first connections ask once.
    private Task<IPAddress[]> LookUp(string host)
    {
        lock (_gate)
        {
            // A look-up that failed is made again: a retry may find a name server awake.
            if (!_entries.TryGetValue(host, out var entry) || entry.LookUp.IsFaulted || time.GetElapsedTime(entry.At) >= Lifetime)
            {
                _entries[host] = entry = (lookUp(host), time.GetTimestamp());
            }

            return entry.LookUp;
        }
    }
}
