namespace FlagsServer.FaultInjection;

/// <summary>A limit on the requests in flight. The server answers 429 at once to those above it.</summary>
/// <param name="Max">The number of requests that may be in flight.</param>
internal sealed record InFlightLimit(int Max) : PersistentFault
{
    /// <summary>When the client may try again. Default: the answer does not say.</summary>
    public RetryAfter? Retry { get; init; }

    /// <inheritdoc/>
    public override string Kind => "busy";

    /// <inheritdoc/>
    protected override string Options => $":over={Max}{Retry}";
}

/// <summary>All bodies together share a limited bandwidth.</summary>
/// <param name="Rate">Bytes a second.</param>
internal sealed record BandwidthLimit(int Rate) : PersistentFault
{
    /// <inheritdoc/>
    public override string Kind => "bandwidth";

    /// <inheritdoc/>
    protected override string Options => $":rate={Rate}";
}

/// <summary>A fault of connections. It applies to a whole profile, since the path is not known yet.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal abstract record ConnectionFault(TimeSpan? For) : PersistentFault
{
    /// <inheritdoc/>
    protected override string Options => For is { } time ? $":for={time.TotalSeconds:0.#######}" : "";
}

/// <summary>The kernel refuses connections to the profile's port, because no process listens on it.</summary>
/// <param name="For">The duration from the start of the server; null for always.</param>
internal sealed record ConnectionRefusedFault(TimeSpan? For) : ConnectionFault(For)
{
    /// <inheritdoc/>
    public override string Kind => "refuse";
}
