namespace FlagsDownloader.Http;

/// <summary>Timeouts, retries and limits of <see cref="FlagClient"/>.</summary>
public sealed record FlagClientOptions
{
    /// <summary>
    /// Time for one attempt, from waiting for a connection to the last byte; 10 ms to a day. Default: 30 s. All attempts of one
    /// request and the waits between them have <see cref="TotalTimeout"/>.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = FlagClientDefaults.AttemptTimeout;

    /// <summary>
    /// Further attempts after a connection error, a timeout, 408, 429 or 5xx; 0 to 100. Default: 3.
    /// 404, 418 and every other status are final.
    /// </summary>
    public int Retries { get; set; } = FlagClientDefaults.Retries;

    /// <summary>
    /// The wait before the n-th retry is random, evenly distributed between 0 and <c>BackoffBase × 2ⁿ⁻¹</c> ("full jitter"),
    /// at most <see cref="BackoffCap"/>. A Retry-After of the server replaces it. 0 to a day. Default: 200 ms.
    /// </summary>
    public TimeSpan BackoffBase { get; set; } = FlagClientDefaults.BackoffBase;

    /// <summary>The longest wait that the server did not ask for; 0 to a day. Default: 5 s.</summary>
    public TimeSpan BackoffCap { get; set; } = FlagClientDefaults.BackoffCap;

    /// <summary>
    /// How long requests wait for a host that only fails, before one of them tries it again. It doubles with each that fails, up to
    /// <see cref="BackoffCap"/>. 1 ms to a day. Default: 1 s. Has no effect with <see cref="Retries"/> 0.
    /// </summary>
    public TimeSpan CircuitBreak { get; set; } = FlagClientDefaults.CircuitBreak;

    /// <summary>The largest content accepted, in bytes; 1 to 1 GiB. Default: 10 MiB.</summary>
    public int MaxContentBytes { get; set; } = FlagClientDefaults.MaxContentBytes;

    /// <summary>Whether the system's proxy settings apply. Default: true. Set false for a server on this machine.</summary>
    public bool UseProxy { get; set; } = true;

    /// <summary>
    /// Time for a request with all attempts and waits: <c>(Retries + 1) × AttemptTimeout</c>, but no more than a day. A request does
    /// not wait for a Retry-After that is longer than the rest of it.
    /// </summary>
    public TimeSpan TotalTimeout => TimeSpan.FromTicks(
        Math.Min((AttemptTimeout * (Retries + 1)).Ticks, FlagClientDefaults.MaxTimeout.Ticks));

    /// <summary>Checks the ranges of all options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range. The message names it, its range and its value.</exception>
    public void Validate()
    {
        foreach (var (name, value, message) in FindErrors())
        {
            throw new ArgumentOutOfRangeException(name, value, message);
        }
    }

    /// <summary>The options that are outside of their ranges.</summary>
    internal IEnumerable<(string Name, object Value, string Message)> FindErrors() => new[]
    {
        Check(AttemptTimeout, FlagClientDefaults.MinTimeout, FlagClientDefaults.MaxTimeout, nameof(AttemptTimeout)),
        Check(Retries, 0, FlagClientDefaults.MaxRetries, nameof(Retries)),
        Check(BackoffBase, TimeSpan.Zero, FlagClientDefaults.MaxTimeout, nameof(BackoffBase)),
        Check(BackoffCap, TimeSpan.Zero, FlagClientDefaults.MaxTimeout, nameof(BackoffCap)),
        Check(CircuitBreak, TimeSpan.FromMilliseconds(1), FlagClientDefaults.MaxTimeout, nameof(CircuitBreak)),
        Check(MaxContentBytes, 1, FlagClientDefaults.MaxContentBytesUpperLimit, nameof(MaxContentBytes)),
    }.OfType<(string, object, string)>();

    private static (string Name, object Value, string Message)? Check<T>(T value, T min, T max, string name)
        where T : struct, IComparable<T> =>
        value.CompareTo(min) < 0 || value.CompareTo(max) > 0 ? (name, value, $"{name} must be from {min} to {max}.") : null;
}
