namespace FlagsServer.Traffic;

/// <summary>Counts one profile's requests under <c>/flags/</c>, and numbers the attempts.</summary>
/// <remarks>
/// One lock, not a counter each: a peak, and figures that add up, need several of them read at the same moment. It is held for
/// well under a microsecond, twice a request.
/// </remarks>
internal sealed class TrafficLedger
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private TrafficPeriod _period;
    private int _inFlight;

    /// <summary>An empty ledger.</summary>
    public TrafficLedger(TimeProvider time)
    {
        _time = time;
        _period = NewPeriod(inFlight: 0);
    }

    /// <summary>Counts a request that was received.</summary>
    /// <param name="target">Path and query as sent; kept.</param>
    /// <param name="hash">The target's hash.</param>
    /// <param name="connection">The connection that it came over.</param>
    public Arrival Arrive(string target, ulong hash, ConnectionMark connection)
    {
        lock (_gate)
        {
            // Under the lock, so that one order of arrival holds for times, attempts and the journal.
            var received = _time.GetTimestamp();
            var period = _period;
            period.Requests++;
            period.PeakInFlight = Math.Max(period.PeakInFlight, ++_inFlight);
            if (connection.CountedIn != period)
            {
                connection.CountedIn = period;
                connection.Number = ++period.Connections;
            }

            var attempt = period.Attempts.GetValueOrDefault(hash) + 1;
            period.Attempts[hash] = attempt;
            var place = period.Journal.Add(new(target, attempt, connection.Number, received));
            return new(period, attempt, received, place);
        }
    }

    /// <summary>
    /// Counts an answer, just before it is written: were it after, a client could have the answer and send its next request
    /// while this one still counts, and a bound that it keeps would look exceeded.
    /// </summary>
    /// <param name="arrival">The request.</param>
    /// <param name="end">How it is answered, or ended without an answer.</param>
    public void Answer(Arrival arrival, RequestEnd end)
    {
        lock (_gate)
        {
            _inFlight--;
            var period = arrival.Period;
            if (end.Status is { } status)
            {
                period.Responses[status] = period.Responses.GetValueOrDefault(status) + 1;
            }
            else
            {
                period.Unanswered++;
            }

            if (end.Fault is { Kind: var kind })
            {
                period.Faults[kind] = period.Faults.GetValueOrDefault(kind) + 1;
            }

            period.Delays.Add(end.Asked, end.Actual);
            period.Journal.Complete(arrival.Place, end);
        }
    }

    /// <summary>Corrects the size of a body that was sent in parts, when it is known how many of them got out.</summary>
    /// <param name="arrival">The request.</param>
    /// <param name="bytes">The bytes of the body that were sent.</param>
    public void Sent(Arrival arrival, long bytes)
    {
        lock (_gate)
        {
            arrival.Period.Journal.Correct(arrival.Place, bytes);
        }
    }

    /// <summary>Counts a request whose client went away before the answer.</summary>
    /// <param name="arrival">The request.</param>
    /// <param name="asked">How long the answer was to be held back.</param>
    public void Abandon(Arrival arrival, TimeSpan asked)
    {
        var actual = _time.GetElapsedTime(arrival.Received);
        lock (_gate)
        {
            _inFlight--;
            arrival.Period.Abandoned++;
            arrival.Period.Journal.Complete(arrival.Place, new(null, asked, actual, 0) { Abandoned = true });
        }
    }

    /// <summary>Starts a new period: attempts from 1, figures from 0. Requests still waiting count where they began.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _period = NewPeriod(_inFlight);
        }
    }

    /// <summary>The figures of this moment.</summary>
    public TrafficReport Report()
    {
        lock (_gate)
        {
            return TrafficReport.Of(_period, _inFlight, _time.GetElapsedTime(_period.Started));
        }
    }

    /// <summary>The requests of this period one by one.</summary>
    public RequestsReport Requests()
    {
        TrafficPeriod period;
        lock (_gate)
        {
            period = _period;
        }

        var requests = new List<RequestReport>();
        long dropped;
        int copied;
        do
        {
            // The lock for one block at a time: reading all of them takes milliseconds, in which requests would wait.
            ReadOnlySpan<JournalEntry> block;
            lock (_gate)
            {
                block = period.Journal.Copy(requests.Count);
                dropped = period.Journal.Dropped;
            }

            foreach (var entry in block)
            {
                requests.Add(RequestReport.Of(entry, _time.GetElapsedTime(period.Started, entry.Received)));
            }

            copied = block.Length;
        }
        while (copied == RequestJournal.BlockSize);

        return new($"{period.StartedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}", requests, dropped);
    }

    private TrafficPeriod NewPeriod(int inFlight) => new(_time.GetTimestamp(), _time.GetUtcNow(), inFlight);
}
