using System.Runtime.InteropServices;
using FlagsServer.FaultInjection;

namespace FlagsServer.Statistics;

/// <summary>Counts one profile's requests under <c>/flags/</c>, and numbers the attempts.</summary>
/// <remarks>
/// One lock, and not a counter for each figure: a peak, and figures that add up, need several figures of the same moment. The lock
/// is held for well under a microsecond, twice a request.
/// </remarks>
internal sealed class RequestStatistics
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private StatisticsPeriod _period;
    private int _inFlight;

    /// <summary>Statistics without requests.</summary>
    public RequestStatistics(TimeProvider time)
    {
        _time = time;
        _period = NewPeriod(inFlight: 0);
    }

    /// <summary>Counts a request that was received.</summary>
    /// <param name="target">Path and query as sent; kept.</param>
    /// <param name="hash">The target's hash.</param>
    /// <param name="connection">The connection that it came over.</param>
    /// <param name="protocol">The version of HTTP, such as <c>HTTP/1.1</c>.</param>
    /// <param name="stream">The number of the stream on the connection; null over HTTP/1.1.</param>
    public RequestArrival Arrive(
        string target, ulong hash, CountedConnection connection, string protocol = "HTTP/1.1", int? stream = null)
    {
        lock (_lock)
        {
            // Under the lock, so that times, attempts and the journal have the same order of arrival.
            var received = _time.GetTimestamp();
            var period = _period;
            period.Requests++;
            Increment(period.Protocols, protocol);
            if (connection.Tls is { } tls)
            {
                Increment(period.TlsVersions, tls);
            }

            period.PeakInFlight = Math.Max(period.PeakInFlight, ++_inFlight);
            if (connection.CountedIn != period)
            {
                connection.CountedIn = period;
                connection.Number = ++period.Connections;
            }

            var attempt = ++CollectionsMarshal.GetValueRefOrAddDefault(period.Attempts, hash, out _);
            var place = period.Journal.Add(new(target, attempt, connection.Number, received) { Protocol = protocol, Tls = connection.Tls, Stream = stream });
            return new(period, attempt, received, place);
        }
    }

    /// <summary>
    /// Counts an answer, just before it is written. After the write, a client could have the answer and send its next request
    /// while this one still counts, and the client would seem to exceed its own bound.
    /// </summary>
    /// <param name="arrival">The request.</param>
    /// <param name="end">The answer, or the end without one.</param>
    public void Answer(RequestArrival arrival, RequestOutcome end)
    {
        lock (_lock)
        {
            _inFlight--;
            var period = arrival.Period;
            if (end.Status is { } status)
            {
                Increment(period.Responses, status);
            }
            else
            {
                period.Unanswered++;
            }

            if (end.Fault is { } fault)
            {
                period.CountFault(fault);
            }

            period.Delays.Add(end.Asked, end.Actual);
            period.Journal.Complete(arrival.Place, end);
        }
    }

    /// <summary>Corrects the size of a body that was sent in parts, after it was sent.</summary>
    /// <param name="arrival">The request.</param>
    /// <param name="bytes">The bytes of the body that were sent.</param>
    public void Sent(RequestArrival arrival, long bytes)
    {
        lock (_lock)
        {
            arrival.Period.Journal.Correct(arrival.Place, bytes);
        }
    }

    /// <summary>Counts a request whose client closed the connection before the answer.</summary>
    /// <param name="arrival">The request.</param>
    /// <param name="asked">The planned delay.</param>
    public void Abandon(RequestArrival arrival, TimeSpan asked)
    {
        var actual = _time.GetElapsedTime(arrival.Received);
        lock (_lock)
        {
            _inFlight--;
            arrival.Period.Abandoned++;
            arrival.Period.Journal.Complete(arrival.Place, new(null, asked, actual, 0) { Abandoned = true });
        }
    }

    /// <summary>Counts a TLS handshake.</summary>
    /// <param name="completed">False for one that failed, on either side.</param>
    public void CountHandshake(bool completed)
    {
        lock (_lock)
        {
            _period.Handshakes++;
            _period.FailedHandshakes += completed ? 0 : 1;
        }
    }

    /// <summary>Counts a fault of a connection, which no request has.</summary>
    public void CountFault(ConnectionFault fault)
    {
        lock (_lock)
        {
            _period.CountFault(fault);
        }
    }

    /// <summary>Starts a new period: attempts from 1, figures from 0. Requests that still wait count in the period in which they arrived.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _period = NewPeriod(_inFlight);
        }
    }

    /// <summary>The figures of this moment.</summary>
    public StatisticsReport Report()
    {
        lock (_lock)
        {
            return StatisticsReport.From(_period, _inFlight, _time.GetElapsedTime(_period.Started));
        }
    }

    /// <summary>The requests of this period one by one.</summary>
    public RequestsReport Requests()
    {
        StatisticsPeriod period;
        lock (_lock)
        {
            period = _period;
        }

        var requests = new List<RequestReport>();
        long dropped;
        int copied;
        do
        {
            // The lock is taken for one block at a time, because reading all of them takes milliseconds, in which requests would wait.
            ReadOnlySpan<JournalEntry> block;
            lock (_lock)
            {
                block = period.Journal.Copy(requests.Count);
                dropped = period.Journal.Dropped;
            }

            foreach (var entry in block)
            {
                requests.Add(RequestReport.From(entry, _time.GetElapsedTime(period.Started, entry.Received)));
            }

            copied = block.Length;
        }
        while (copied == RequestJournal.BlockSize);

        return new($"{period.StartedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}", requests, dropped);
    }

    private static void Increment<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private StatisticsPeriod NewPeriod(int inFlight) => new(_time.GetTimestamp(), _time.GetUtcNow(), inFlight);
}
