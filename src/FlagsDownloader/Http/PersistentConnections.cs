using System.Collections.Concurrent;

namespace FlagsDownloader.Http;

/// <summary>The connections of a client, and the hosts whose connections are not kept for a further request.</summary>
/// <param name="time">The clock of their age.</param>
internal sealed class PersistentConnections(TimeProvider time)
{
    // How often the last look is repeated, a millisecond apart, until servers have ended connections behind their last answers:
    // many times what that takes one on the same machine or in the same network.
    private const int MaxInspections = 50;

    private readonly ConcurrentDictionary<ConnectionUse, bool> _open = new();
    private readonly ConcurrentDictionary<(string Scheme, string Host, int Port), bool> _disabled = new();
    private volatile bool _isAnyDisabled;

    public long Now => time.GetTimestamp();

    public TimeSpan AgeOf(long openedAt) => time.GetElapsedTime(openedAt);

    /// <summary>
    /// From here on it is requests that are written, not an agreement on encryption, whose bytes an <see cref="ObservedStream"/>
    /// above it sees as they are, nor one with a proxy.
    /// </summary>
    /// <param name="context">The connection.</param>
    /// <param name="isPooled">Whether more than one request may be sent over it.</param>
    /// <returns>What to write requests to.</returns>
    public ValueTask<Stream> WatchAsync(SocketsHttpPlaintextStreamFilterContext context, bool isPooled)
    {
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
        {
            return new(context.PlaintextStream);
        }

        Stream stream;
        if (context.PlaintextStream is ObservedConnection connection)
        {
            connection.Use = Add(connection);
            stream = connection;
        }
        else
        {
            var encrypted = new ObservedStream(context.PlaintextStream);
            encrypted.Use = Add(encrypted);
            stream = encrypted;
        }

        return new(stream);

        ConnectionUse Add(IObservedStream observed)
        {
            var use = new ConnectionUse(observed, this, isPooled);
            _open.TryAdd(use, true);
            return use;
        }
    }

    public void Remove(ConnectionUse connection) => _open.TryRemove(connection, out _);

    /// <summary>Whether each request to the host gets a connection of its own.</summary>
    public bool AreDisabledFor(Uri address) => _isAnyDisabled && _disabled.ContainsKey(HostOf(address));

    public void DisableFor(Uri address)
    {
        _disabled.TryAdd(HostOf(address), true);
        _isAnyDisabled = true;
    }

    /// <summary>
    /// Ends the connections that carried more than one answer, and looks what else comes of them: what was taken for their last
    /// answers may have been something else, which the real ones follow.
    /// </summary>
    /// <remarks>Only when no request is under way. Takes as long as servers take to end a connection, at the most 50 ms or a little more.</remarks>
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
