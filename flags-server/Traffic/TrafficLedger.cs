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
        _period = new(time.GetTimestamp(), inFlight: 0);
    }

    /// <summary>Counts a request that was received.</summary>
    /// <param name="target">The hash of its target.</param>
    /// <param name="connection">The connection that it came over.</param>
    public Arrival Arrive(ulong target, ConnectionMark connection)
    {
        lock (_gate)
        {
            var period = _period;
            period.Requests++;
            period.PeakInFlight = Math.Max(period.PeakInFlight, ++_inFlight);
            if (connection.CountedIn != period)
            {
                connection.CountedIn = period;
                period.Connections++;
            }

            var attempt = period.Attempts.GetValueOrDefault(target) + 1;
            period.Attempts[target] = attempt;
            return new(period, attempt);
        }
    }

    /// <summary>
    /// Counts an answer, just before it is written: were it after, a client could have the answer and send its next request
    /// while this one still counts, and a bound that it keeps would look exceeded.
    /// </summary>
    /// <param name="arrival">The request.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="asked">How long the answer was to be held back.</param>
    /// <param name="actual">How long it was.</param>
    public void Answer(Arrival arrival, int status, TimeSpan asked, TimeSpan actual)
    {
        lock (_gate)
        {
            _inFlight--;
            var responses = arrival.Period.Responses;
            responses[status] = responses.GetValueOrDefault(status) + 1;
            arrival.Period.Delays.Add(asked, actual);
        }
    }

    /// <summary>Counts a request whose client went away before the answer.</summary>
    public void Abandon(Arrival arrival)
    {
        lock (_gate)
        {
            _inFlight--;
            arrival.Period.Abandoned++;
        }
    }

    /// <summary>Starts a new period: attempts from 1, figures from 0. Requests still waiting count where they began.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _period = new(_time.GetTimestamp(), _inFlight);
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
}
