namespace FlagsDownloader.Http;

/// <summary>The defaults of <see cref="FlagClientOptions"/>, named in one place.</summary>
public static class FlagClientDefaults
{
    /// <summary>
    /// Time for one attempt: well beyond the servers' usual delays of up to 5 s, and not too long for a person who waits.
    /// </summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The shortest timeout: Polly's limit.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest timeout: Polly's limit.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    /// <summary>Further attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>The largest number of retries: a server that needs more is down, not busy.</summary>
    public const int MaxRetries = 100;

    /// <summary>The upper end of the wait before the first further attempt; it doubles with each.</summary>
    public static readonly TimeSpan BackoffBase = TimeSpan.FromMilliseconds(200);

    /// <summary>The upper end of any wait that the server did not ask for.</summary>
    public static readonly TimeSpan BackoffCap = TimeSpan.FromSeconds(5);

    /// <summary>The lowest <see cref="FlagClientOptions.RequestRate"/>: a request in 10,000 s.</summary>
    public const double MinRequestRate = 0.0001;

    /// <summary>The highest <see cref="FlagClientOptions.RequestRate"/>: timers count whole milliseconds.</summary>
    public const double MaxRequestRate = 1000;

    /// <summary>The largest content: 10 MiB. No flag is larger.</summary>
    public const int MaxContentBytes = 10 * 1024 * 1024;

    /// <summary>The upper limit of <see cref="FlagClientOptions.MaxContentBytes"/>: 16 TiB, the largest file of ext4.</summary>
    public const long MaxContentBytesUpperLimit = 16L << 40;

    /// <summary>The largest content that is returned whole: 1 GiB. An array can have about twice as many bytes.</summary>
    public const int MaxContentBytesInMemory = 1 << 30;

    /// <summary>The largest status line and headers: 64 KiB, four times the usual limit of browsers and servers.</summary>
    public const int MaxHeaderKibibytes = 64;

    /// <summary>
    /// The largest headers that HTTP/2 reads: 4 MiB. Beyond it, the connection ends for all its requests; beyond <see
    /// cref="MaxHeaderKibibytes"/>, only the request fails.
    /// </summary>
    public const int MaxHttp2HeaderKibibytes = 4096;

    /// <summary>How long the circuit of a failing host stays open before a probe; it doubles with each failed probe.</summary>
    public static readonly TimeSpan CircuitBreak = TimeSpan.FromSeconds(1);

    /// <summary>
    /// So many failed connections in a row, with no answer between them, open the circuit of a host. With two, an item with the
    /// usual four attempts has two left for a server that comes back 3 s later.
    /// </summary>
    public const int UnreachableThreshold = 2;

    /// <summary>
    /// So many failing addresses in a row, with no other answer between them, open the circuit of a host. If a quarter of the
    /// addresses fail permanently, 20 in a row do so once in 10¹² runs.
    /// </summary>
    public const int FailureThreshold = 20;

    /// <summary>How long no request is sent to a host that was given up.</summary>
    public static readonly TimeSpan GiveUpDuration = TimeSpan.FromSeconds(30);

    /// <summary>The most redirects that an attempt follows.</summary>
    public const int MaxRedirects = 5;

    /// <summary>The oldest connection that is used again: firewalls and proxies close old ones without notice.</summary>
    public static readonly TimeSpan PooledConnectionLifetime = TimeSpan.FromMinutes(5);
}
