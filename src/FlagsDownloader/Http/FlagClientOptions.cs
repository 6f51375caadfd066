namespace FlagsDownloader.Http;

/// <summary>How <see cref="FlagClient"/> asks.</summary>
public sealed record FlagClientOptions
{
    /// <summary>
    /// Time for one attempt, from waiting for a connection to the last byte; 10 ms to a day. Default: 30 s. All attempts of one
    /// request and the waits between them have <see cref="TotalTimeout"/>.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = FlagClientDefaults.AttemptTimeout;

    /// <summary>
    /// Further attempts after a connection error, a timeout, 408, 429 or 5xx; 0 to 100. Default: 3.
    /// 404, 418 and every other status are final.
    /// </summary>
    public int Retries { get; init; } = FlagClientDefaults.Retries;

    /// <summary>
    /// The wait before the n-th further attempt is drawn evenly between 0 and <c>BackoffBase × 2ⁿ⁻¹</c> ("full jitter"),
    /// at most <see cref="BackoffCap"/>; a Retry-After of the server's stands instead. 0 to a day. Default: 200 ms.
    /// </summary>
    public TimeSpan BackoffBase { get; init; } = FlagClientDefaults.BackoffBase;

    /// <summary>The upper end of a wait that the server did not ask for; 0 to a day. Default: 5 s.</summary>
    public TimeSpan BackoffCap { get; init; } = FlagClientDefaults.BackoffCap;

    /// <summary>
    /// How long requests wait for a host that failed altogether, before one of them tries it again; twice that after each that
    /// fails, up to <see cref="BackoffCap"/>. 1 ms to a day. Default: 1 s. Means nothing with <see cref="Retries"/> 0.
    /// </summary>
    public TimeSpan CircuitBreak { get; init; } = FlagClientDefaults.CircuitBreak;

    /// <summary>The largest content accepted, in bytes; 1 to 1 GiB. Default: 10 MiB.</summary>
    public int MaxContentBytes { get; init; } = FlagClientDefaults.MaxContentBytes;

    /// <summary>Whether the system's proxy settings are followed. Default: true; a server on this machine wants false.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>
    /// Time for a request as a whole: <c>(Retries + 1) × AttemptTimeout</c>, waits included, but no more than a day. A Retry-After that goes beyond
    /// what is left of it is not waited for.
    /// </summary>
    public TimeSpan TotalTimeout => TimeSpan.FromTicks(
        Math.Min((AttemptTimeout * (Retries + 1)).Ticks, FlagClientDefaults.MaxTimeout.Ticks));

    /// <summary>Refuses what could only fail later, and elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range, which the message names.</exception>
    public void Validate()
    {
        Require(AttemptTimeout, FlagClientDefaults.MinTimeout, FlagClientDefaults.MaxTimeout, nameof(AttemptTimeout));
        Require(Retries, 0, FlagClientDefaults.MaxRetries, nameof(Retries));
        Require(BackoffBase, TimeSpan.Zero, FlagClientDefaults.MaxTimeout, nameof(BackoffBase));
        Require(BackoffCap, TimeSpan.Zero, FlagClientDefaults.MaxTimeout, nameof(BackoffCap));
        Require(CircuitBreak, TimeSpan.FromMilliseconds(1), FlagClientDefaults.MaxTimeout, nameof(CircuitBreak));
        Require(MaxContentBytes, 1, FlagClientDefaults.MaxContentBytesUpperLimit, nameof(MaxContentBytes));
    }

    private static void Require<T>(T value, T least, T most, string name)
        where T : struct, IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least} to {most}.");
        }
    }
}
