using System.Net;

namespace FlagsDownloader.Http;

/// <summary>The addresses of hosts, looked up once a minute. A run may open a thousand connections to one host.</summary>
/// <param name="lookUp">Looks up a host's addresses.</param>
/// <param name="time">The clock of the entries' age.</param>
internal sealed class DnsCache(Func<string, Task<IPAddress[]>> lookUp, TimeProvider time)
{
    /// <summary>
    /// How long an entry is valid. The system does not tell the time to live of the record; hosts that move set it to minutes.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (Task<IPAddress[]> LookUp, long At)> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>
    /// A host's addresses in the order in which to try them: the two families take turns, beginning with that of the
    /// system's first choice (RFC 8305, section 4).
    /// </summary>
    /// <exception cref="System.Net.Sockets.SocketException">The host has no addresses.</exception>
    public async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        return Interleaved(await LookUp(host).WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Removes an entry. None of the addresses took a connection, so the host may have moved.</summary>
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

    // The task is kept, not its result: a thousand first connections share one look-up.
    private Task<IPAddress[]> LookUp(string host)
    {
        lock (_gate)
        {
            // A failed look-up is repeated: the name server may answer the next one.
            if (!_entries.TryGetValue(host, out var entry) || entry.LookUp.IsFaulted || time.GetElapsedTime(entry.At) >= Lifetime)
            {
                _entries[host] = entry = (lookUp(host), time.GetTimestamp());
            }

            return entry.LookUp;
        }
    }
}
