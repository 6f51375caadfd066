using System.Security.Cryptography.X509Certificates;

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

    /// <summary>
    /// Whether <see cref="AttemptTimeout"/> limits only the time in which nothing arrives, so that content may take as long as it
    /// needs. Default: false, it limits the whole attempt.
    /// </summary>
    public bool LimitsIdleTimeOnly { get; set; }

    /// <summary>
    /// The most HTTP requests that are under way to one host (a name and a port) at once; 1 and more. Further requests wait in the order
    /// in which they came, before they open a connection. Default: null, no limit but that of the run.
    /// </summary>
    /// <remarks>
    /// A request counts from its beginning to the last byte of the answer, and while it waits for its turn at <see cref="RequestRate"/>, but
    /// not between attempts. The wait is no attempt, and a part of <see cref="TotalTimeout"/>.
    /// </remarks>
    public int? MaxRequestsPerHost { get; set; }

    /// <summary>
    /// The most HTTP requests that begin in a second, to all hosts together; 0.0001 to 1000. Retries, redirects and requests that are
    /// sent again over another connection count. They begin at least <c>1 / RequestRate</c> seconds apart: there are no bursts.
    /// Default: null, no limit.
    /// </summary>
    /// <remarks>
    /// Timers count whole milliseconds, so that above some hundreds a second fewer requests begin than are allowed. The wait is no
    /// attempt, and a part of <see cref="TotalTimeout"/>: more requests at once than begin within that time will time out.
    /// </remarks>
    public double? RequestRate { get; set; }

    /// <summary>
    /// The version of HTTP: 1.1 or 2.0 (<see cref="System.Net.HttpVersion.Version11"/>, <see
    /// cref="System.Net.HttpVersion.Version20"/>), and no other for a server that does not speak it. Default: 1.1.
    /// </summary>
    /// <remarks>
    /// With 2.0, all requests to a host share one connection; further ones are opened only where the server takes no more requests on it.
    /// Over https the server agrees in the TLS handshake (ALPN), over http it has to speak HTTP/2 from the first byte ("prior knowledge").
    /// .NET has no blocking calls over HTTP/2: only <see cref="FlagClient.GetAsync(Uri, CancellationToken)"/> can be called.
    /// </remarks>
    public Version HttpVersion { get; set; } = System.Net.HttpVersion.Version11;

    /// <summary>
    /// The largest content accepted, in bytes; 1 to 16 TiB. Default: 10 MiB. Content that is returned whole (<see
    /// cref="FlagClient.Get(Uri, CancellationToken)"/>) has at most 1 GiB.
    /// </summary>
    public long MaxContentBytes { get; set; } = FlagClientDefaults.MaxContentBytes;

    /// <summary>
    /// Whether the system's proxy settings apply. Default: true. A host on this machine (<c>localhost</c>, 127.0.0.1, ::1) is always
    /// reached without a proxy.
    /// </summary>
    public bool UseProxy { get; set; } = true;

    /// <summary>
    /// The value of <c>User-Agent</c>. Default: null, <c>flags/</c> and the version.
    /// </summary>
    public string? UserAgent { get; set; }

    /// <summary>
    /// The certificate authorities that are trusted, instead of the system's. Default: null, the system's.
    /// </summary>
    public X509Certificate2Collection? TrustedAuthorities { get; set; }

    /// <summary>
    /// Whether any certificate is accepted, so that anyone between this machine and the server can read and change everything.
    /// Default: false.
    /// </summary>
    public bool AcceptsAnyCertificate { get; set; }

    /// <summary>
    /// Time for a request with all attempts and waits: <c>(Retries + 1) × AttemptTimeout</c>, but no more than a day. A request does
    /// not wait for a Retry-After that is longer than the rest of it.
    /// </summary>
    public TimeSpan TotalTimeout => TimeSpan.FromTicks(
        Math.Min((AttemptTimeout * (Retries + 1)).Ticks, FlagClientDefaults.MaxTimeout.Ticks));

    internal bool IsHttp2 => HttpVersion == System.Net.HttpVersion.Version20;

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
        Check(MaxRequestsPerHost ?? 1, 1, int.MaxValue, nameof(MaxRequestsPerHost)),
        Check(
            RequestRate ?? FlagClientDefaults.MaxRequestRate, FlagClientDefaults.MinRequestRate, FlagClientDefaults.MaxRequestRate,
            nameof(RequestRate)),
        Check(MaxContentBytes, 1L, FlagClientDefaults.MaxContentBytesUpperLimit, nameof(MaxContentBytes)),
        IsHttp2 || HttpVersion == System.Net.HttpVersion.Version11
            ? null
            : (nameof(HttpVersion), $"{HttpVersion}", $"{nameof(HttpVersion)} must be 1.1 or 2.0."),
    }.OfType<(string, object, string)>();

    private static (string Name, object Value, string Message)? Check<T>(T value, T min, T max, string name)
        where T : struct, IComparable<T> =>
        value.CompareTo(min) < 0 || value.CompareTo(max) > 0 ? (name, value, $"{name} must be from {min} to {max}.") : null;
}
