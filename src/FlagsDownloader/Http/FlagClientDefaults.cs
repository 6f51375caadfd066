namespace FlagsDownloader.Http;

/// <summary>The defaults of <see cref="FlagClientOptions"/>, named in one place.</summary>
public static class FlagClientDefaults
{
    /// <summary>Time for one attempt: well beyond the servers' usual delays of up to 5 s, short of a person's patience.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The least time that can be asked for: Polly's.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The most time that can be asked for: Polly's.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    /// <summary>Further attempts after the first.</summary>
    public const int Retries = 3;

    /// <summary>The most that can be asked for; beyond it a server is down, not busy.</summary>
    public const int MaxRetries = 100;

    /// <summary>The upper end of the wait before the first further attempt; it doubles with each.</summary>
    public static readonly TimeSpan BackoffBase = TimeSpan.FromMilliseconds(200);

    /// <summary>The upper end of any wait that the server did not ask for.</summary>
    public static readonly TimeSpan BackoffCap = TimeSpan.FromSeconds(5);

    /// <summary>Content beyond this size is no flag: 10 MiB.</summary>
    public const int MaxContentBytes = 10 * 1024 * 1024;

    /// <summary>The most that can be asked for: content is held in memory, and an array has about twice this.</summary>
    public const int MaxContentBytesUpperLimit = 1024 * 1024 * 1024;

    /// <summary>Status line and headers beyond this size are no answer: 64 KiB, four times what browsers and servers agree on.</summary>
    public const int MaxHeaderKibibytes = 64;

    /// <summary>How long requests wait after a host has failed altogether, before one of them tries again; it doubles with each that fails.</summary>
    public static readonly TimeSpan CircuitBreak = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Connections to a host that fail one after the other, with no answer of any kind meanwhile, before requests wait for it:
    /// two, so that an item with the usual four attempts has two left for a server that comes back 3 s later.
    /// </summary>
    public const int UnreachableThreshold = 2;

    /// <summary>
    /// Addresses of a host that fail one after the other, with no other answer meanwhile, before requests wait for it. With
    /// a quarter of the addresses broken for good, 20 neighbours are so once in 10¹² runs.
    /// </summary>
    public const int FailureThreshold = 20;

    /// <summary>How long a host that was given up is not asked.</summary>
    public static readonly TimeSpan GiveUpDuration = TimeSpan.FromSeconds(30);

    /// <summary>Redirects followed before giving up.</summary>
    public const int MaxRedirects = 5;

    /// <summary>Connections older than this are not used again: what stands between closes old ones without a word.</summary>
    public static readonly TimeSpan PooledConnectionLifetime = TimeSpan.FromMinutes(5);
}
