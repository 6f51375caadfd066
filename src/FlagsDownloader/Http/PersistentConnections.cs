using System.Collections.Concurrent;

namespace FlagsDownloader.Http;

/// <summary>The connections of a client, and the hosts whose connections carry one request each.</summary>
/// <param name="time">The clock of their age.</param>
internal sealed class PersistentConnections(TimeProvider time)
{
    // How often the last inspection is repeated, a millisecond apart, until the servers have ended their connections. A server on
    // the same machine or in the same network needs much less.
    private const int MaxInspections = 50;

    private readonly ConcurrentDictionary<ConnectionUse, bool> _open = new();
    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), bool> _disabled = new();
    private volatile bool _isAnyDisabled;

    public long Now => time.GetTimestamp();

    public TimeSpan AgeOf(long openedAt) => time.GetElapsedTime(openedAt);

    /// <summary>
    /// Begins to observe a connection whose TLS and proxy are negotiated, so that what is written to it from now on is requests. On
    /// an encrypted connection, an <see cref="ObservedStream"/> sees the decrypted bytes.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="isPooled">Whether more than one request may be sent over it.</param>
    /// <returns>The stream to write requests to.</returns>
    public ValueTask<Stream> WatchAsync(SocketsHttpPlaintextStreamFilterContext context, bool isPooled)
    {
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
        {
            return new(context.PlaintextStream);
        }

        var stream = context.PlaintextStream is IObservedStream ? context.PlaintextStream : new ObservedStream(context.PlaintextStream);
        var observed = (IObservedStream)stream;
        var use = new ConnectionUse(observed, this, isPooled) { Opening = Exchange.Of(context.InitialRequestMessage)?.Opening };
        _open.TryAdd(use, true);
        observed.Use = use;
        return new(stream);
    }

    public void Remove(ConnectionUse connection) => _open.TryRemove(connection, out _);

    /// <summary>Whether each request to the host of an address gets a connection of its own.</summary>
    public bool AreDisabledFor(Uri address) => _isAnyDisabled && _disabled.ContainsKey(HostOf(address));

    public void DisableFor(Uri address)
    {
        _disabled.TryAdd(HostOf(address), true);
        _isAnyDisabled = true;
    }

    /// <summary>
    /// Ends the connections that carried more than one answer, and inspects them once more. If bytes follow the last answer, that
    /// answer may have been something else.
    /// </summary>
    /// <remarks>Call it only when no request is under way. It waits until the servers have ended the connections, at most about 50 ms.</remarks>
    public void CloseAndInspect()
    {
        var left = _open.Keys.Where(connection => connection.IsWorthInspecting).ToList();
        foreach (var connection in left)
        {
            connection.EndRequests();
        }

        for (var looks = 1; left.Count > 0; looks++)
        {
            left.RemoveAll(connection =>
            {
                if (!connection.IsUnusable() && looks < MaxInspections)
                {
                    return false;
                }

                connection.Close();
                return true;
            });
            if (left.Count > 0)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static (string Scheme, string Host, int Port) HostOf(Uri address) => (address.Scheme, address.Host, address.Port);
}
