namespace FlagsDownloader.Http;

/// <summary>What a host remembers of a request from its arrival to its result. The default: it has just arrived.</summary>
internal struct HostVisit
{
    /// <summary>Its turn at the rate limiter.</summary>
    public HostRateLimiter.Turn Turn;

    /// <summary>Its place among the requests to the host.</summary>
    public QueuePlace Place;

    /// <summary>Its turn to begin.</summary>
    public QueuePlace BeginTurn;

    /// <summary>The circuit's generation in which it was let through.</summary>
    public int Generation;

    /// <summary>When it was let through.</summary>
    public long AdmittedAt;

    /// <summary>Whether it waited for the circuit to close.</summary>
    public bool HasWaitedForCircuit;

    /// <summary>Gives up what other requests wait for.</summary>
    public void Leave()
    {
        BeginTurn.Leave();
        Place.Leave();
    }
}
