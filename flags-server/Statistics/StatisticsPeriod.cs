using FlagsServer.FaultInjection;

namespace FlagsServer.Statistics;

/// <summary>The figures since a reset. Everything here is read and written under the lock of <see cref="RequestStatistics"/>.</summary>
/// <param name="started">The timestamp of the reset.</param>
/// <param name="startedAt">The time of the reset by the calendar.</param>
/// <param name="inFlight">The requests that were waiting at the reset, which are the first peak.</param>
internal sealed class StatisticsPeriod(long started, DateTimeOffset startedAt, int inFlight)
{
    /// <summary>The timestamp of the reset.</summary>
    public long Started => started;

    /// <summary>The time of the reset by the calendar.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>
    /// Requests by target. The key is the target's hash, because delays and faults are a function of the hash: so the targets
    /// need not be stored.
    /// </summary>
    public Dictionary<ulong, int> Attempts { get; } = [];

    /// <summary>Requests received.</summary>
    public long Requests { get; set; }

    /// <summary>Requests whose client closed the connection before the answer.</summary>
    public long Abandoned { get; set; }

    /// <summary>Requests that a fault ended without a status.</summary>
    public long Unanswered { get; set; }

    /// <summary>Faults carried out, by kind.</summary>
    public SortedDictionary<string, long> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers by status.</summary>
    public Dictionary<int, long> Responses { get; } = [];

    /// <summary>The maximum of requests that waited at once.</summary>
    public int PeakInFlight { get; set; } = inFlight;

    /// <summary>Connections over which requests came.</summary>
    public int Connections { get; set; }

    /// <summary>Requests by version of HTTP.</summary>
    public Dictionary<string, long> Protocols { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests over TLS by its version.</summary>
    public Dictionary<string, long> TlsVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>TLS handshakes, completed or failed.</summary>
    public long Handshakes { get; set; }

    /// <summary>TLS handshakes that failed.</summary>
    public long FailedHandshakes { get; set; }

    /// <summary>Asked against actual delay.</summary>
    public DelayHistogram Delays { get; } = new();

    /// <summary>The requests one by one.</summary>
    public RequestJournal Journal { get; } = new();

    /// <summary>Counts a fault that was carried out.</summary>
    public void CountFault(Fault fault) => Faults[fault.Kind] = Faults.GetValueOrDefault(fault.Kind) + 1;
}
